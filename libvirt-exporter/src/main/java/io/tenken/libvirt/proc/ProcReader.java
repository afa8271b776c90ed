package io.tenken.libvirt.proc;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * Reads small files of {@code /proc} and {@code /sys}, hundreds a scrape, with as few system calls
 * as can be. For one thread at a time.
 */
final class ProcReader {

  /** A command line of QEMU has some thousand characters. */
  private static final int LONGEST = 64 << 10;

  /** All that is needed of a file that is read often. */
  private final byte[] buffer = new byte[4096];

  private final OptionalLong pageKib;

  /**
   * @param proc {@code /proc}
   */
  ProcReader(Path proc) {
    this.pageKib = PageSize.under(proc);
  }

  /** Size of a page of memory; empty if it is not known. */
  OptionalLong pageKib() {
    return pageKib;
  }

  /** The first page of the file. */
  String read(File file) throws IOException {
    try (FileInputStream input = new FileInputStream(file)) {
      int length = input.read(buffer);
      return new String(buffer, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
    }
  }

  /** The file, up to 64 KiB. */
  static String readLong(File file) throws IOException {
    try (FileInputStream input = new FileInputStream(file)) {
      return new String(input.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    }
  }
}
