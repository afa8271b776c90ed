package io.tenken.ingress.bgp;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one daemon's sessions were like before: counts how often they came up and went down, also
 * between two readings, and keeps the begin of a state from jittering. Thread-safe.
 */
public final class SessionHistory {

  private final Map<SessionId, Remembered> remembered = new HashMap<>();

  /**
   * Takes a complete reading in. Sessions that are no longer configured are forgotten.
   *
   * @return what is known of each session, in their order
   */
  public synchronized List<SessionPast> update(List<BgpSession> sessions) {
    Set<SessionId> configured = new HashSet<>();
    List<SessionPast> pasts =
        sessions.stream()
            .map(
                session -> {
                  configured.add(session.id());
                  return remembered.merge(
                      session.id(), Remembered.first(session), (old, now) -> old.then(session));
                })
            .map(Remembered::past)
            .toList();
    remembered.keySet().retainAll(configured);
    return pasts;
  }

  private record Remembered(boolean up, Optional<Moment> since, FlapCounts counts) {

    static Remembered first(BgpSession session) {
      FlapCounts counts = session.flaps().orElse(new FlapCounts(0, 0));
      return new Remembered(session.established(), session.since(), counts);
    }

    Remembered then(BgpSession session) {
      boolean same = up == session.established();
      boolean still = same && isSame(since, session.since());
      Optional<Moment> begin = still && since.isPresent() ? since : session.since();
      FlapCounts now = session.flaps().orElseGet(() -> counts(session.established(), still));
      return new Remembered(session.established(), begin, now);
    }

    private FlapCounts counts(boolean nowUp, boolean still) {
      if (up != nowUp) {
        return new FlapCounts(counts.up() + (nowUp ? 1 : 0), counts.down() + (nowUp ? 0 : 1));
      }
      // Up before and now, but not ever since: it was down in between.
      boolean unseenFlap = nowUp && !still;
      return unseenFlap ? new FlapCounts(counts.up() + 1, counts.down() + 1) : counts;
    }

    /** Where nothing is known, nothing has changed. */
    private static boolean isSame(Optional<Moment> before, Optional<Moment> now) {
      return before.isEmpty() || now.isEmpty() || before.get().isSameAs(now.get());
    }

    SessionPast past() {
      return new SessionPast(since, counts);
    }
  }
}
