package io.tenken.ingress.frr;

import com.fasterxml.jackson.databind.JsonNode;
import io.tenken.core.spi.CollectorException;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BfdState;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads {@code show bfd peers json}. */
final class ShowBfdPeersReader {

  static final String COMMAND = "show bfd peers json";

  private static final String PROTOCOL = "bfdd";
  private static final long MILLIS_PER_SECOND = 1000;

  private ShowBfdPeersReader() {}

  /**
   * @throws CollectorException PARSE if it is no JSON
   */
  static List<BfdSession> read(String text, Instant now) throws CollectorException {
    List<BfdSession> sessions = new ArrayList<>();
    FrrJson.parse(text, COMMAND)
        .ifPresent(peers -> peers.forEach(peer -> sessions.add(session(peer, now))));
    return sessions;
  }

  private static BfdSession session(JsonNode peer, Instant now) {
    BfdState state = BfdState.parse(FrrJson.text(peer, "status")).orElse(BfdState.DOWN);
    String vrf = FrrJson.text(peer, "vrf");
    return new BfdSession(
        PROTOCOL,
        vrf.isEmpty() ? SessionId.DEFAULT_VRF : vrf,
        FrrJson.text(peer, "peer"),
        FrrJson.text(peer, "interface"),
        state,
        since(peer, now),
        seconds(FrrJson.number(peer, "transmit-interval")),
        timeout(peer));
  }

  /** Seconds that it has been up, or down. */
  private static Optional<Moment> since(JsonNode peer, Instant now) {
    OptionalLong up = FrrJson.number(peer, "uptime");
    OptionalLong seconds = up.isPresent() ? up : FrrJson.number(peer, "downtime");
    return seconds.isPresent() && seconds.getAsLong() <= Long.MAX_VALUE / MILLIS_PER_SECOND
        ? FrrTime.ago(now, seconds.getAsLong() * MILLIS_PER_SECOND)
        : Optional.empty();
  }

  /** The peer's multiplier times the slower of its sending and our receiving interval. */
  private static OptionalDouble timeout(JsonNode peer) {
    OptionalLong multiplier = FrrJson.number(peer, "remote-detect-multiplier");
    OptionalLong remote = FrrJson.number(peer, "remote-transmit-interval");
    OptionalLong local = FrrJson.number(peer, "receive-interval");
    if (multiplier.isEmpty() || remote.isEmpty() || local.isEmpty()) {
      return OptionalDouble.empty();
    }
    long millis = Math.max(remote.getAsLong(), local.getAsLong());
    return OptionalDouble.of(multiplier.getAsLong() * (double) millis / 1e3);
  }

  private static OptionalDouble seconds(OptionalLong millis) {
    return millis.isPresent()
        ? OptionalDouble.of(millis.getAsLong() / 1e3)
        : OptionalDouble.empty();
  }
}
