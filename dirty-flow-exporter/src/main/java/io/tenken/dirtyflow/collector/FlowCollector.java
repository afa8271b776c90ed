package io.tenken.dirtyflow.collector;

import static io.tenken.dirtyflow.metrics.FlowMetrics.CHANGES;
import static io.tenken.dirtyflow.metrics.FlowMetrics.COLLECTIONS;
import static io.tenken.dirtyflow.metrics.FlowMetrics.COOKIE_FLOWS;
import static io.tenken.dirtyflow.metrics.FlowMetrics.DURATION;
import static io.tenken.dirtyflow.metrics.FlowMetrics.FLOWS;
import static io.tenken.dirtyflow.metrics.FlowMetrics.INFO;
import static io.tenken.dirtyflow.metrics.FlowMetrics.LAST_SUCCESS;
import static io.tenken.dirtyflow.metrics.FlowMetrics.OPAQUE;
import static io.tenken.dirtyflow.metrics.FlowMetrics.UNPARSED;
import static io.tenken.dirtyflow.metrics.FlowMetrics.UP;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.spi.Ticker;
import io.tenken.dirtyflow.access.BridgeList;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.ovs.FlowSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Dumps the flows of every bridge and says how many there are, whose they are, and what changed.
 *
 * <p>The switch stands still while it answers, so this runs in the background and rests for twenty
 * times as long as it has taken. A bridge that fails leaves the others alone: its flows are absent
 * and {@code dirtyflow_up} is 0.
 */
public final class FlowCollector implements MetricCollector {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MILLIS_PER_SECOND = 1e3;

  private final BridgeList bridges;
  private final FlowSource source;
  private final FlowClock clock;
  private final Map<String, BridgeState> states = new TreeMap<>();

  /** Time, as this collector needs it; tests bring their own. */
  public record FlowClock(Ticker ticker, Clock wall) {}

  public FlowCollector(BridgeList bridges, FlowSource source, FlowClock clock) {
    this.bridges = bridges;
    this.source = source;
    this.clock = clock;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    List<String> names = bridges.names();
    states.keySet().retainAll(names);
    for (String bridge : names) {
      BridgeState state = states.computeIfAbsent(bridge, name -> new BridgeState());
      try {
        dump(bridge, state, scrape.deadline());
      } catch (CollectorException failure) {
        state.failed(failure.reason());
        sink.partial(failure.reason(), String.valueOf(failure.getMessage()), failure);
      }
      emit(bridge, state, sink);
    }
  }

  private void dump(String bridge, BridgeState state, Deadline deadline)
      throws CollectorException, InterruptedException {
    long start = clock.ticker().nanos();
    FlowDump dump = source.dump(bridge, state.last(), deadline);
    Duration duration = Duration.ofNanos(clock.ticker().nanos() - start);
    state.succeeded(dump, duration, clock.wall().instant());
  }

  private static void emit(String bridge, BridgeState state, MetricSink sink) {
    sink.family(UP).add(state.isUp() ? 1 : 0, bridge);
    for (BridgeState.Result result : BridgeState.Result.values()) {
      String label = result.name().toLowerCase(Locale.ROOT);
      sink.family(COLLECTIONS).add(state.results(result), bridge, label);
    }
    sink.family(CHANGES).add(state.added(), bridge, "added");
    sink.family(CHANGES).add(state.removed(), bridge, "removed");
    sink.family(CHANGES).add(state.modified(), bridge, "modified");
    state
        .lastSuccess()
        .ifPresent(
            at -> sink.family(LAST_SUCCESS).add(at.toEpochMilli() / MILLIS_PER_SECOND, bridge));
    if (state.isUp()) {
      state.last().ifPresent(dump -> facts(bridge, state, dump, sink));
    }
  }

  private static void facts(String bridge, BridgeState state, FlowDump dump, MetricSink sink) {
    sink.family(DURATION).add(state.dumpDuration().toNanos() / NANOS_PER_SECOND, bridge, "dump");
    int[] perTable = dump.table().flowsPerTable();
    for (int table = 0; table < perTable.length; table++) {
      if (perTable[table] > 0) {
        sink.family(FLOWS).add(perTable[table], bridge, Integer.toString(table));
      }
    }
    CookieOwners.count(dump.table())
        .forEach((owner, flows) -> sink.family(COOKIE_FLOWS).add(flows, bridge, owner.label()));
    sink.family(UNPARSED).add(dump.problemCount(), bridge);
    sink.family(OPAQUE).add(dump.table().flowsWithOpaqueParts(), bridge);
    String source = dump.origin() == FlowDump.Origin.WIRE ? "native" : "command";
    sink.family(INFO).add(1, bridge, dump.version().orElse(""), source);
    if (!dump.isComplete()) {
      sink.partial(
          FailureReason.PARSE,
          "bridge %s: %d lines of the dump are a problem; the first: %s"
              .formatted(bridge, dump.problemCount(), dump.problems().get(0)));
    }
  }
}
