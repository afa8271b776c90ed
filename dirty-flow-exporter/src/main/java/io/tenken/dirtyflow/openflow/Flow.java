package io.tenken.dirtyflow.openflow;

import java.util.List;
import java.util.Optional;

/**
 * One flow of one table, without its counters: equal for all OpenFlow versions that can express it.
 *
 * @param table number of the table
 * @param priority 0 to 65535; higher wins
 * @param cookie the 64 bits that its owner gave it, opaque
 * @param idleTimeout seconds without a packet after which it goes; 0 for never
 * @param hardTimeout seconds after which it goes; 0 for never
 * @param flags what the switch keeps and tells; only OpenFlow 1.3 and later show them
 * @param importance for eviction; only OpenFlow 1.4 and later show it
 * @param match which packets it takes
 * @param actions what it does with them; none means drop
 */
public record Flow(
    int table,
    int priority,
    long cookie,
    int idleTimeout,
    int hardTimeout,
    FlowFlags flags,
    int importance,
    Match match,
    List<Action> actions) {

  public Flow {
    actions = List.copyOf(actions);
  }

  public boolean drops() {
    return actions.isEmpty();
  }

  /** What identifies a flow in a switch: no two flows have the same. */
  public Key key() {
    return new Key(table, priority, match);
  }

  /** The identity of a flow. */
  public record Key(int table, int priority, Match match) {}

  /** The port that the flow takes its packets from; empty if any. */
  public Optional<PortRef> inPort() {
    return match.inPort();
  }
}
