package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FieldFormat;
import io.tenken.dirtyflow.openflow.FlowSyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of the single bits of {@code ct_state}, {@code tcp_flags} and {@code tun_flags}. */
final class FlagNames {

  private static final List<String> CT_STATE =
      List.of("new", "est", "rel", "rpl", "inv", "trk", "snat", "dnat");
  private static final List<String> TCP =
      List.of(
          "fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr", "ns", "[200]", "[400]", "[800]");
  private static final List<String> TUNNEL = List.of("oam");

  private static final String UNNAMED = "[Unknown]";

  private static final WordTable<Long> CT_STATE_BITS = bits(CT_STATE);
  private static final WordTable<Long> TCP_BITS = bits(TCP);
  private static final WordTable<Long> TUNNEL_BITS = bits(TUNNEL);

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
    Long bit = bits(format).find(bytes, start, end);
    if (bit == null) {
      throw new FlowSyntaxException(
          "\"" + Numbers.text(bytes, start, end) + "\" is none of the flags " + of(format));
    }
    return bit;
  }

  /** Whether Open vSwitch has this word for this bit, where it has to write every one of them. */
  static boolean isNameOf(FieldFormat format, int bit, byte[] bytes, int start, int end) {
    List<String> names = of(format);
    String name = bit < names.size() ? names.get(bit) : UNNAMED;
    return Numbers.text(bytes, start, end).equals(name);
  }

  private static WordTable<Long> bits(FieldFormat format) {
    return switch (format) {
      case CT_STATE -> CT_STATE_BITS;
      case TCP_FLAGS -> TCP_BITS;
      default -> TUNNEL_BITS;
    };
  }

  private static WordTable<Long> bits(List<String> names) {
    Map<String, Long> bits = new HashMap<>();
    for (int bit = 0; bit < names.size(); bit++) {
      bits.put(names.get(bit), 1L << bit);
    }
    return new WordTable<>(bits);
  }
}
