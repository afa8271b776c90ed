package io.tenken.ingress.bgp;

/** BGP messages since the session was configured. */
public record MessageCounts(long received, long sent) {}
