package io.tenken.ingress.frr;

import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.SessionError;
import java.util.Map;
import java.util.Optional;

/**
 * What only {@code show bgp neighbors} tells of a neighbor.
 *
 * @param prefixLimits most prefixes taken from the peer, by family as BIRD names it
 */
record NeighborDetails(
    Optional<HoldTimer> hold, Optional<SessionError> error, Map<String, Long> prefixLimits) {

  static final NeighborDetails NONE =
      new NeighborDetails(Optional.empty(), Optional.empty(), Map.of());

  NeighborDetails {
    prefixLimits = Map.copyOf(prefixLimits);
  }
}
