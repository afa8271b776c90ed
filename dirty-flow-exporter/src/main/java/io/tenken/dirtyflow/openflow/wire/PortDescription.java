package io.tenken.dirtyflow.openflow.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A port as the switch describes it.
 *
 * @param number in the numbering of OpenFlow 1.1 and later, unsigned; reserved for LOCAL
 * @param name at most 15 bytes of it
 * @param ethernetAddress 48 bits
 * @param adminDown an operator has taken it down
 * @param linkDown there is no carrier
 */
public record PortDescription(
    int number, String name, long ethernetAddress, boolean adminDown, boolean linkDown) {

  private static final int NAME_LENGTH = 16;
  private static final int LENGTH_1_3 = 64;

  /**
   * The ports in the body of one part of a reply.
   *
   * @throws WireFormatException if the body breaks the rules of OpenFlow
   */
  public static List<PortDescription> read(
      OpenFlowVersion version, byte[] bytes, int start, int end) {
    List<PortDescription> ports = new ArrayList<>();
    WireReader in = new WireReader(bytes, start, end);
    while (in.remaining() > 0) {
      int entry = in.at();
      int number = in.i32();
      int length = version == OpenFlowVersion.V1_3 ? LENGTH_1_3 : in.u16();
      if (length < 40 || length > end - entry) {
        throw new WireFormatException("a port of %d bytes".formatted(length));
      }
      in.seek(entry + 8);
      long address = in.number(6);
      String name = name(in.skip(2).slice(NAME_LENGTH));
      boolean adminDown = (in.u32() & 1) != 0;
      boolean linkDown = (in.u32() & 1) != 0;
      ports.add(new PortDescription(number, name, address, adminDown, linkDown));
      in.seek(entry + length);
    }
    return ports;
  }

  private static String name(WireReader in) {
    int start = in.at();
    int length = 0;
    while (length < NAME_LENGTH && in.bytes()[start + length] != 0) {
      length++;
    }
    return new String(in.bytes(), start, length, StandardCharsets.UTF_8);
  }
}
