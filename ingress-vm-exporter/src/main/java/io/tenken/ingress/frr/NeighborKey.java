package io.tenken.ingress.frr;

/**
 * @param name an address, or the interface of an unnumbered session
 */
record NeighborKey(String vrf, String name) {}
