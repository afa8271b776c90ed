package io.tenken.dirtyflow.openflow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A key of a match that stands for several fields: which one, the protocol of the match says. */
public enum SharedKey {
  TP_SRC,
  TP_DST,
  ICMP_TYPE,
  ICMP_CODE,
  NW_SRC,
  NW_DST,
  NW_PROTO;

  private static final int ARP = 0x0806;
  private static final int RARP = 0x8035;
  private static final @Nullable SharedKey[] BY_FIELD = byField();

  /** The key as it is written. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True if the Ethernet type decides, and not the IP protocol. */
  public boolean isOfNetwork() {
    return compareTo(NW_SRC) >= 0;
  }

  /** The key under which the field is written; null if that key is its own. */
  static @Nullable SharedKey of(Field field) {
    return BY_FIELD[field.id()];
  }

  /**
   * What the key means; null if the protocol has no such field.
   *
   * @param etherType 0 if it is not matched
   * @param protocol of IP; 0 if it is not matched
   */
  public @Nullable Field field(int etherType, int protocol) {
    boolean arp = etherType == ARP || etherType == RARP;
    return switch (this) {
      case NW_SRC -> arp ? Field.ARP_SPA : Field.IP_SRC;
      case NW_DST -> arp ? Field.ARP_TPA : Field.IP_DST;
      case NW_PROTO -> arp ? Field.ARP_OP : Field.NW_PROTO;
      case TP_SRC -> ofTransport(protocol, Field.TCP_SRC, Field.UDP_SRC, Field.SCTP_SRC);
      case TP_DST -> ofTransport(protocol, Field.TCP_DST, Field.UDP_DST, Field.SCTP_DST);
      case ICMP_TYPE -> ofIcmp(protocol, Field.ICMP_TYPE, Field.ICMPV6_TYPE);
      case ICMP_CODE -> ofIcmp(protocol, Field.ICMP_CODE, Field.ICMPV6_CODE);
    };
  }

  private static @Nullable Field ofTransport(int protocol, Field tcp, Field udp, Field sctp) {
    return switch (protocol) {
      case 6 -> tcp;
      case 17 -> udp;
      case 132 -> sctp;
      default -> null;
    };
  }

  private static @Nullable Field ofIcmp(int protocol, Field version4, Field version6) {
    return switch (protocol) {
      case 1 -> version4;
      case 58 -> version6;
      default -> null;
    };
  }

  private static @Nullable SharedKey[] byField() {
    @Nullable SharedKey[] keys = new SharedKey[Field.all().size()];
    for (Field field : Field.all()) {
      for (SharedKey key : values()) {
        if (key.word().equals(field.matchName())) {
          keys[field.id()] = key;
        }
      }
    }
    return keys;
  }
}
