package io.tenken.ingress.bgp;

/** How often a session has come up and gone down. */
public record FlapCounts(long up, long down) {}
