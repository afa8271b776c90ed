package io.tenken.ingress.collector;

import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BfdState;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ErrorClass;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.MessageCounts;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.PeerGroup;
import io.tenken.ingress.bgp.RouteChange;
import io.tenken.ingress.bgp.RouteLimit;
import io.tenken.ingress.bgp.SessionError;
import io.tenken.ingress.bgp.SessionFacts;
import io.tenken.ingress.bgp.SessionId;
import io.tenken.ingress.bgp.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Sessions of tests. */
final class Sessions {

  static final Moment NOON = Moment.at(Instant.parse("2026-11-22T12:00:00Z"));

  private Sessions() {}

  /** Established, with one of everything. */
  static BgpSession up(String name, String peer) {
    BgpChannel channel =
        new BgpChannel(
            "ipv4",
            true,
            Map.of("imported", 3L),
            List.of(new RouteLimit("import", OptionalLong.of(10), false)),
            List.of(new RouteChange("import", "update", "accepted", 5)));
    return session(
        name,
        peer,
        SessionState.ESTABLISHED,
        Optional.empty(),
        Optional.of(new HoldTimer(90, OptionalDouble.of(80))),
        channel);
  }

  /** In search of its peer, after an error. */
  static BgpSession down(String name, String peer) {
    return session(
        name,
        peer,
        SessionState.ACTIVE,
        Optional.of(new SessionError(ErrorClass.SOCKET, "Socket: Connection refused")),
        Optional.empty(),
        new BgpChannel("ipv4", false, Map.of(), List.of(), List.of()));
  }

  private static BgpSession session(
      String name,
      String peer,
      SessionState state,
      Optional<SessionError> error,
      Optional<HoldTimer> hold,
      BgpChannel channel) {
    return new BgpSession(
        new SessionId("default", name, peer, "65000"),
        new SessionFacts(PeerGroup.ofProtocol(name), "65001", "to the leaf"),
        state,
        Optional.of(NOON),
        error,
        hold,
        Optional.empty(),
        Optional.of(new MessageCounts(7, 8)),
        List.of(channel));
  }

  static BfdSession bfd(String peer, BfdState state, Moment since) {
    return new BfdSession(
        "bfd1",
        "default",
        peer,
        "eth0",
        state,
        Optional.of(since),
        OptionalDouble.of(0.3),
        OptionalDouble.empty());
  }
}
