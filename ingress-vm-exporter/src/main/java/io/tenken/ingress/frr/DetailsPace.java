package io.tenken.ingress.frr;

import io.tenken.core.spi.Ticker;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.FlapCounts;
import io.tenken.ingress.bgp.SessionId;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When bgpd is asked for the details of its neighbors: at once where there are few or one has
 * changed, else at an interval, since the answer takes bgpd several times as long as the summary.
 * In between the last details stand. For one thread.
 */
final class DetailsPace {

  /** Up to so many sessions the details take bgpd little, and are asked with every reading. */
  static final int FEW = 20;

  private record Condition(boolean established, Optional<FlapCounts> flaps) {}

  private final Duration interval;
  private final Ticker ticker;
  private Map<SessionId, Condition> conditions = Map.of();
  private Map<NeighborKey, NeighborDetails> details = Map.of();
  private long askedAt;

  DetailsPace(Duration interval, Ticker ticker) {
    this.interval = interval;
    this.ticker = ticker;
  }

  /**
   * @param sessions as the summary has just told them
   */
  boolean isDue(List<BgpSession> sessions) {
    return sessions.size() <= FEW
        || age().compareTo(interval) >= 0
        || !conditions.equals(conditions(sessions));
  }

  /**
   * Remembers what bgpd has just answered.
   *
   * @return the sessions with their details
   */
  List<BgpSession> fresh(List<BgpSession> sessions, Map<NeighborKey, NeighborDetails> answer) {
    conditions = conditions(sessions);
    details = new HashMap<>(answer);
    askedAt = ticker.nanos();
    List<BgpSession> complete = add(sessions);
    details.replaceAll((key, detail) -> detail.aged());
    return complete;
  }

  /** The sessions with what was told of them last, but for what has run on since. */
  List<BgpSession> remembered(List<BgpSession> sessions) {
    return add(sessions);
  }

  /** Since the details were asked. */
  Duration age() {
    return Duration.ofNanos(ticker.nanos() - askedAt);
  }

  private List<BgpSession> add(List<BgpSession> sessions) {
    return sessions.stream()
        .map(session -> details.getOrDefault(key(session), NeighborDetails.NONE).addTo(session))
        .toList();
  }

  private static NeighborKey key(BgpSession session) {
    return new NeighborKey(session.id().vrf(), session.id().protocol());
  }

  private static Map<SessionId, Condition> conditions(List<BgpSession> sessions) {
    Map<SessionId, Condition> conditions = new HashMap<>();
    for (BgpSession session : sessions) {
      conditions.put(session.id(), new Condition(session.established(), session.flaps()));
    }
    return conditions;
  }
}
