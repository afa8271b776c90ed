package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.Match;
import java.util.List;

/**
 * Writes flows as text that {@code ovs-ofctl add-flows} takes back: the form of {@code dump-flows
 * --no-stats}, but with cookie and table always told. One thread at a time.
 */
public final class FlowWriter {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final TextSink sink;
  private final MatchWriter matches;
  private final ActionsWriter actions;

  public FlowWriter(TextSink sink, SpellingMode mode) {
    this.sink = sink;
    this.matches = new MatchWriter(sink);
    this.actions = new ActionsWriter(sink, mode);
  }

  /** The text of one flow, without line end. */
  public static String text(Flow flow, SpellingMode mode) {
    TextSink sink = new TextSink();
    new FlowWriter(sink, mode).write(flow);
    return sink.toString();
  }

  /** Appends one flow, without line end. */
  public void write(Flow flow) {
    sink.put("cookie=").put("0x").hexDigits(flow.cookie());
    sink.put(", table=").decimal(flow.table()).put(", ");
    settings(flow);
    rest(flow);
  }

  /** Appends one flow with the counters of {@code head}, as {@code dump-flows} prints it. */
  public void write(Flow flow, FlowHead counters) {
    sink.put("cookie=").put("0x").hexDigits(flow.cookie());
    if (counters.durationNanos() >= 0) {
      long nanos = counters.durationNanos();
      sink.put(", duration=").decimal(nanos / NANOS_PER_SECOND).put('.');
      sink.put("%03d".formatted(nanos % NANOS_PER_SECOND / NANOS_PER_MILLI)).put('s');
    }
    sink.put(", table=").decimal(flow.table()).put(", ");
    counter("n_packets=", counters.packets());
    counter("n_bytes=", counters.bytes());
    settings(flow);
    counter("idle_age=", counters.idleAge());
    counter("hard_age=", counters.hardAge());
    rest(flow);
  }

  /** Appends priority and match; nothing for a match of everything at the default priority. */
  public void writeMatch(Flow flow) {
    matches.write(flow.priority(), flow.match());
  }

  /** Appends a match alone. */
  public void writeMatch(Match match) {
    matches.write(FlowDefaults.PRIORITY, match);
  }

  /** Appends what follows {@code actions=}. */
  public void writeActions(Flow flow) {
    actions.write(flow.actions(), flow.table());
  }

  /** Appends one action. */
  public void writeAction(Action action, int table) {
    actions.write(List.of(action), table);
  }

  private void counter(String key, long value) {
    if (value != FlowHead.ABSENT) {
      sink.put(key).decimal(value).put(", ");
    }
  }

  private void settings(Flow flow) {
    setting("idle_timeout=", flow.idleTimeout());
    setting("hard_timeout=", flow.hardTimeout());
    flow.flags().words().forEach(word -> sink.put(word).put(' '));
    setting("importance=", flow.importance());
  }

  private void setting(String key, int value) {
    if (value != 0) {
      sink.put(key).decimal(value).put(", ");
    }
  }

  private void rest(Flow flow) {
    if (matches.write(flow.priority(), flow.match())) {
      sink.put(' ');
    }
    sink.put("actions=");
    actions.write(flow.actions(), flow.table());
  }
}
