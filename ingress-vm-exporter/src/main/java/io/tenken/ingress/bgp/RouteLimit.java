package io.tenken.ingress.bgp;

import java.util.OptionalLong;

/**
 * A limit on routes.
 *
 * @param kind {@code import}, {@code receive} or {@code export}
 * @param routes how many are allowed; empty if the daemon does not say
 * @param hit more have come
 */
public record RouteLimit(String kind, OptionalLong routes, boolean hit) {}
