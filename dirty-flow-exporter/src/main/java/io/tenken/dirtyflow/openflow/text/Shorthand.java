package io.tenken.dirtyflow.openflow.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Protocol words of a match: {@code tcp} is {@code dl_type=0x0800,nw_proto=6}. */
enum Shorthand {
  IP(0x0800),
  ICMP(0x0800, 1),
  TCP(0x0800, 6),
  UDP(0x0800, 17),
  SCTP(0x0800, 132),
  IPV6(0x86dd),
  ICMP6(0x86dd, 58),
  TCP6(0x86dd, 6),
  UDP6(0x86dd, 17),
  SCTP6(0x86dd, 132),
  ARP(0x0806),
  RARP(0x8035),
  MPLS(0x8847),
  MPLSM(0x8848);

  private final int etherType;
  private final OptionalInt protocol;

  Shorthand(int etherType) {
    this.etherType = etherType;
    this.protocol = OptionalInt.empty();
  }

  Shorthand(int etherType, int protocol) {
    this.etherType = etherType;
    this.protocol = OptionalInt.of(protocol);
  }

  int etherType() {
    return etherType;
  }

  OptionalInt protocol() {
    return protocol;
  }

  /** The same as {@link #protocol}, for use in chains. */
  Optional<Integer> optionalProtocol() {
    return protocol.isPresent() ? Optional.of(protocol.getAsInt()) : Optional.empty();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word for both, or for the Ethernet type alone where the protocol has none. */
  static Optional<Shorthand> of(int etherType, OptionalInt protocol) {
    Optional<Shorthand> both = find(etherType, protocol);
    return both.isPresent() ? both : find(etherType, OptionalInt.empty());
  }

  private static Optional<Shorthand> find(int etherType, OptionalInt protocol) {
    return Arrays.stream(values())
        .filter(word -> word.etherType == etherType && word.protocol.equals(protocol))
        .findFirst();
  }
}
