package io.tenken.dirtyflow.collector;

import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.table.FlowTable;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Tells whose cookie each flow of a bridge carries. An agent keeps its cookie to itself, but one
 * flow always carries the current one: the anchor. It is the canary of the integration bridge
 * (table 23), the drop at the end of the tunnel bridge (table 22), or the default of a physical
 * bridge (table 0, NORMAL); where there is none, the most frequent cookie counts as current.
 */
final class CookieOwners {

  private static final int CANARY_TABLE = 23;
  private static final int FLOOD_TABLE = 22;

  /** Fewer flows than this do not make an extension: they are somebody's by hand. */
  private static final int LEAST_OF_EXTENSION = 3;

  private final FlowTable table;
  private final Map<Long, Group> groups = new HashMap<>();

  private CookieOwners(FlowTable table) {
    this.table = table;
  }

  /** Flows of one cookie: how many, and the ages of the oldest and the youngest. */
  private static final class Group {
    private int flows;
    private Duration oldest = Duration.ZERO;
    private Duration youngest = Duration.ofSeconds(Long.MAX_VALUE);
  }

  /** Number of flows by owner; every owner has one. */
  static Map<CookieOwner, Integer> count(FlowTable table) {
    return new CookieOwners(table).count();
  }

  private Map<CookieOwner, Integer> count() {
    int anchor = -1;
    for (int row = 0; row < table.size(); row++) {
      Group group = groups.computeIfAbsent(table.cookie(row), cookie -> new Group());
      Duration age = table.age(row).orElse(Duration.ZERO);
      group.flows++;
      group.oldest = age.compareTo(group.oldest) > 0 ? age : group.oldest;
      group.youngest = age.compareTo(group.youngest) < 0 ? age : group.youngest;
      anchor = isAnchor(row) && table.cookie(row) != 0 ? row : anchor;
    }
    Map<CookieOwner, Integer> counts = new EnumMap<>(CookieOwner.class);
    for (CookieOwner owner : CookieOwner.values()) {
      counts.put(owner, 0);
    }
    Optional<Duration> anchorAge = anchor >= 0 ? table.age(anchor) : Optional.empty();
    OptionalLong current = anchor >= 0 ? OptionalLong.of(table.cookie(anchor)) : mostFrequent();
    groups.forEach(
        (cookie, group) ->
            counts.merge(owner(cookie, group, current, anchorAge), group.flows, Integer::sum));
    return counts;
  }

  private static CookieOwner owner(
      long cookie, Group group, OptionalLong current, Optional<Duration> anchorAge) {
    if (cookie == 0) {
      return CookieOwner.ZERO;
    } else if (current.isPresent() && current.getAsLong() == cookie) {
      return CookieOwner.CURRENT;
    } else if (anchorAge.isEmpty()) {
      return CookieOwner.FOREIGN;
    } else if (group.youngest.compareTo(anchorAge.get()) > 0) {
      return CookieOwner.STALE;
    }
    boolean grown = group.flows >= LEAST_OF_EXTENSION;
    boolean after = group.oldest.compareTo(anchorAge.get()) <= 0;
    return grown && after ? CookieOwner.EXTENSION : CookieOwner.FOREIGN;
  }

  private boolean isAnchor(int row) {
    int number = table.table(row);
    boolean candidate = number == CANARY_TABLE || number == FLOOD_TABLE || number == 0;
    if (table.priority(row) != 0 || !candidate) {
      return false;
    }
    String wanted = number == 0 ? "NORMAL" : "drop";
    return table.actionsText(row).equals(wanted) && table.match(row).equals(Match.ANY);
  }

  private OptionalLong mostFrequent() {
    return groups.entrySet().stream()
        .filter(entry -> entry.getKey() != 0)
        .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(a.flows, b.flows)))
        .map(entry -> OptionalLong.of(entry.getKey()))
        .orElse(OptionalLong.empty());
  }
}
