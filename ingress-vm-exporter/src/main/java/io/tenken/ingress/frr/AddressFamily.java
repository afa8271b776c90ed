package io.tenken.ingress.frr;

import java.util.Locale;

/** Address families by the names that BIRD has for them, so that one query fits both. */
final class AddressFamily {

  private AddressFamily() {}

  /**
   * @param frr {@code ipv4Unicast}, {@code ipv6Unicast}, {@code l2VpnEvpn} …
   */
  static String name(String frr) {
    return switch (frr) {
      case "ipv4Unicast" -> "ipv4";
      case "ipv6Unicast" -> "ipv6";
      case "ipv4Multicast" -> "ipv4-mc";
      case "ipv6Multicast" -> "ipv6-mc";
      case "ipv4Vpn" -> "vpn4";
      case "ipv6Vpn" -> "vpn6";
      case "ipv4Flowspec" -> "flow4";
      case "ipv6Flowspec" -> "flow6";
      case "l2VpnEvpn" -> "evpn";
      default -> frr.toLowerCase(Locale.ROOT);
    };
  }
}
