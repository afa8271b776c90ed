package io.tenken.testkit.lab.libvirt;

import java.util.Arrays;

/**
 * Firmware whose first instructions stop the CPU for good. A guest with it starts in a third of a
 * second and then costs no CPU, so that hundreds fit on two cores.
 */
final class HaltingRom {

  private static final int SIZE = 0x10000;
  private static final int RESET_VECTOR = 0xfff0;
  private static final byte HLT = (byte) 0xf4;
  private static final byte[] CLI_HLT_LOOP = {(byte) 0xfa, HLT, (byte) 0xeb, (byte) 0xfd};

  private HaltingRom() {}

  static byte[] bytes() {
    byte[] rom = new byte[SIZE];
    Arrays.fill(rom, HLT);
    System.arraycopy(CLI_HLT_LOOP, 0, rom, RESET_VECTOR, CLI_HLT_LOOP.length);
    return rom;
  }
}
