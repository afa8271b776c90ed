package io.tenken.ingress.bird;

import io.tenken.ingress.bgp.RouteChange;
import io.tenken.ingress.bgp.RouteLimit;
import java.util.List;
import java.util.Map;

/**
 * What a protocol exchanges with one table.
 *
 * @param name {@code ipv4}, {@code vpn6}, {@code flow4} …; empty for BIRD 1.6, which has no names
 * @param state {@code UP}, {@code DOWN}, {@code START} …; empty for BIRD 1.6
 * @param routes number of routes by kind: imported, filtered, exported, preferred; empty while the
 *     channel is down
 * @param limits those that are configured
 * @param changes the cells of the table of route changes that hold a number
 */
record BirdChannel(
    String name,
    String state,
    Map<String, Long> routes,
    List<RouteLimit> limits,
    List<RouteChange> changes) {

  BirdChannel {
    limits = List.copyOf(limits);
    changes = List.copyOf(changes);
  }
}
