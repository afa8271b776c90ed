package io.tenken.ingress.bgp;

/**
 * Size of a BGP table of FRR.
 *
 * @param vrf {@code default}, or the name of the routing instance
 * @param family {@code ipv4}, {@code ipv6} …
 * @param entries prefixes in the table
 * @param tableBytes memory that they take
 * @param peerBytes memory that the peers take
 */
public record RoutingTable(
    String vrf, String family, long entries, long tableBytes, long peerBytes) {}
