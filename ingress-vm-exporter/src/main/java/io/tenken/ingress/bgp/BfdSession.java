package io.tenken.ingress.bgp;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One BFD session.
 *
 * @param protocol BIRD's name of the BFD protocol; {@code bfdd} for FRR
 * @param vrf {@code default}, or the name of the routing instance
 * @param peer address
 * @param networkInterface empty for a session over several hops
 * @param since when the state began; empty if the daemon does not say
 * @param interval between two packets of ours, in seconds
 * @param timeout without packets after which the peer is down, in seconds
 */
public record BfdSession(
    String protocol,
    String vrf,
    String peer,
    String networkInterface,
    BfdState state,
    Optional<Moment> since,
    OptionalDouble interval,
    OptionalDouble timeout) {

  public boolean up() {
    return state == BfdState.UP;
  }
}
