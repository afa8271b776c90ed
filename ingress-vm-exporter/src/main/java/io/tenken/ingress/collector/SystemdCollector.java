package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.ingress.systemd.SystemdManager;
import io.tenken.ingress.systemd.SystemdState;
import io.tenken.ingress.systemd.Unit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The units of this machine: those that should be there, and those that patterns find.
 *
 * <p>A unit that is missing is 0 in {@code ingress_unit_present}. If systemd does not answer,
 * nobody knows the units, so they are absent; only the counts are there.
 */
public final class SystemdCollector implements MetricCollector {

  public static final List<MetricDefinition> METRICS =
      Stream.of(SystemdMetrics.METRICS, UnitMetrics.METRICS, TimerSocketMetrics.METRICS)
          .flatMap(List::stream)
          .toList();

  /** Kept of the time of a run, so that the counts still arrive in it. */
  private static final Duration RESERVE = Duration.ofMillis(100);

  private final SystemdManager systemd;
  private final SystemdOptions options;
  private final Clock clock;

  /**
   * @param systemd closed with the collector
   */
  public SystemdCollector(SystemdManager systemd, SystemdOptions options, Clock clock) {
    this.systemd = systemd;
    this.options = options;
    this.clock = clock;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    int expected = options.selection().expected().size();
    Deadline deadline = scrape.deadline().earlierBy(RESERVE).orEarlier(options.timeout());
    try {
      SystemdState state = systemd.read(options.selection(), deadline);
      SystemdMetrics.count(sink, expected, state.units());
      emit(sink, state);
    } catch (CollectorException failure) {
      SystemdMetrics.count(sink, expected, List.of());
      sink.partial(failure.reason(), "systemd: " + failure.getMessage(), failure);
    }
  }

  private void emit(MetricSink sink, SystemdState state) {
    SystemdMetrics.emit(sink, state);
    UnitMetrics metrics = new UnitMetrics(sink);
    Instant now = clock.instant();
    for (Unit unit : state.units()) {
      metrics.emit(unit);
      TimerSocketMetrics.emit(sink, unit, now);
    }
  }

  @Override
  public void close() {
    systemd.close();
  }
}
