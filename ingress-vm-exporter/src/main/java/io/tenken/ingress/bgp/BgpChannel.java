package io.tenken.ingress.bgp;

import java.util.List;
import java.util.Map;

/**
 * What a session exchanges of one address family.
 *
 * @param family {@code ipv4}, {@code ipv6}, {@code vpn4}, {@code flow6} …
 * @param up routes are exchanged
 * @param routes number of routes by kind: {@code imported}, {@code filtered}, {@code exported},
 *     {@code preferred}; without the kinds that the daemon does not tell
 */
public record BgpChannel(
    String family,
    boolean up,
    Map<String, Long> routes,
    List<RouteLimit> limits,
    List<RouteChange> changes) {

  public BgpChannel {
    limits = List.copyOf(limits);
    changes = List.copyOf(changes);
  }
}
