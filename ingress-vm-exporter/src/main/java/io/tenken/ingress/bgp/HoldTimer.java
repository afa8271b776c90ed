package io.tenken.ingress.bgp;

import java.util.OptionalDouble;

/**
 * When the peer is given up.
 *
 * @param seconds the negotiated hold time
 * @param remaining seconds until then; empty if the daemon does not say
 */
public record HoldTimer(double seconds, OptionalDouble remaining) {}
