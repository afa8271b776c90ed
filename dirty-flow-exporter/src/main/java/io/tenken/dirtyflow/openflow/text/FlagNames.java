package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import java.util.List;

/** Names of the single bits of {@code ct_state}, {@code tcp_flags} and {@code tun_flags}. */
final class FlagNames {

  private static final List<String> CT_STATE =
      List.of("new", "est", "rel", "rpl", "inv", "trk", "snat", "dnat");
  private static final List<String> TCP =
      List.of(
          "fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", "ns", "[200]", "[400]", "[800]");
  private static final List<String> TUNNEL = List.of("oam");

  private FlagNames() {}

  /** The names for a format, that of the lowest bit first; empty for formats without flags. */
  static List<String> of(FieldFormat format) {
    return switch (format) {
      case CT_STATE -> CT_STATE;
      case TCP_FLAGS -> TCP;
      case TUN_FLAGS -> TUNNEL;
      case DECIMAL, HEX, ETHERNET, IPV4, IPV6, PORT, PACKET_TYPE, FRAGMENT -> List.of();
    };
  }

  /** The bit of the flag in {@code bytes[start, end)}. */
  static long bit(FieldFormat format, byte[] bytes, int start, int end) {
    List<String> names = of(format);
    for (int bit = 0; bit < names.size(); bit++) {
      if (matches(names.get(bit), bytes, start, end)) {
        return 1L << bit;
      }
    }
    throw new FlowSyntaxException(
        "\"" + Numbers.text(bytes, start, end) + "\" is none of the flags " + names);
  }

  private static boolean matches(String name, byte[] bytes, int start, int end) {
    if (name.length() != end - start) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (bytes[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
