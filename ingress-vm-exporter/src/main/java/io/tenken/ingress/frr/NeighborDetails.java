package io.tenken.ingress.frr;

import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.RouteLimit;
import io.tenken.ingress.bgp.SessionError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What only {@code show bgp neighbors} tells of a neighbor.
 *
 * @param prefixLimits most prefixes taken from the peer, by family as BIRD names it
 */
record NeighborDetails(
    Optional<HoldTimer> hold, Optional<SessionError> error, Map<String, Long> prefixLimits) {

  static final NeighborDetails NONE =
      new NeighborDetails(Optional.empty(), Optional.empty(), Map.of());

  private static final String IMPORT = "import";

  NeighborDetails {
    prefixLimits = Map.copyOf(prefixLimits);
  }

  /** The same at a later time: the hold timer has run on since. */
  NeighborDetails aged() {
    Optional<HoldTimer> agreed =
        hold.map(timer -> new HoldTimer(timer.seconds(), OptionalDouble.empty()));
    return new NeighborDetails(agreed, error, prefixLimits);
  }

  /** The session with what is known here besides; as the summary tells its state. */
  BgpSession addTo(BgpSession session) {
    return new BgpSession(
        session.id(),
        session.facts(),
        session.state(),
        session.since(),
        session.established() ? Optional.empty() : error,
        session.established() ? hold : Optional.empty(),
        session.flaps(),
        session.messages(),
        session.channels().stream().map(this::limited).toList());
  }

  private BgpChannel limited(BgpChannel channel) {
    Long most = prefixLimits.get(channel.family());
    if (most == null) {
      return channel;
    }
    boolean hit = channel.limits().stream().anyMatch(RouteLimit::hit);
    return new BgpChannel(
        channel.family(),
        channel.up(),
        channel.routes(),
        List.of(new RouteLimit(IMPORT, OptionalLong.of(most), hit)),
        channel.changes());
  }
}
