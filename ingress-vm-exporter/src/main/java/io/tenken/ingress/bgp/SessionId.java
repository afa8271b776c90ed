package io.tenken.ingress.bgp;

/**
 * What a session is told from others by. All of it becomes labels; all of it is foreign text.
 *
 * @param vrf {@code default}, or the name of the routing instance
 * @param protocol BIRD's name of the protocol; FRR's of the neighbor, an address or an interface
 * @param peer the neighbor's address; the range of a dynamic BIRD protocol
 * @param peerAs the neighbor's autonomous system, as a number
 */
public record SessionId(String vrf, String protocol, String peer, String peerAs) {

  public static final String DEFAULT_VRF = "default";
}
