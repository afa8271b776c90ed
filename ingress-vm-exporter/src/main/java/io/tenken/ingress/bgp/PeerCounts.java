package io.tenken.ingress.bgp;

/** How many peers there should be, how many the daemons know, and how many are established. */
public record PeerCounts(long expected, long configured, long established) {}
