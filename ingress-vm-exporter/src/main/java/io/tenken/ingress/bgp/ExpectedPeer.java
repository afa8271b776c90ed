package io.tenken.ingress.bgp;

/**
 * A peer that should be there.
 *
 * @param name as the operator wrote it
 * @param configured a daemon knows it
 * @param established at least one of its sessions is up
 */
public record ExpectedPeer(String name, boolean configured, boolean established) {}
