package io.tenken.ingress.bgp;

/**
 * What is wanted of a daemon beyond its sessions.
 *
 * @param bfd BFD sessions
 * @param memory how the daemon uses memory
 */
public record ReadingPlan(boolean bfd, boolean memory) {}
