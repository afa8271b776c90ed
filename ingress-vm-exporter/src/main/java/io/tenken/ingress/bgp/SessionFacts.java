package io.tenken.ingress.bgp;

/**
 * What rarely changes.
 *
 * @param localAs our autonomous system; empty if the daemon does not say
 * @param description as configured; foreign text, empty if there is none
 */
public record SessionFacts(PeerGroup group, String localAs, String description) {}
