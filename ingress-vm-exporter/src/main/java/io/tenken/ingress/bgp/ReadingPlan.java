package io.tenken.ingress.bgp;

/**
 * What is wanted of a daemon beyond its sessions.
 *
 * @param bfd BFD sessions
 * @param memory how the daemon uses memory
 * @param routeChanges statistics of route changes, of daemons that have them
 */
public record ReadingPlan(boolean bfd, boolean memory, boolean routeChanges) {}
