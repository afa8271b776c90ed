package io.tenken.core.engine;

import io.tenken.core.log.EventLog;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.FailureReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a collector's runs, and what follows from it for the next one. Writes one line
 * for each reason of an incident, and one when it is over, shared with the other collectors that
 * suffer from the same. Guarded by the cell's lock.
 */
final class CellHistory {

  private final String collector;
  private final Clock clock;
  private final SelfMetrics self;
  private final EventLog log;
  private final SharedIncidents incidents;
  private final Backoff backoff;
  private final Set<FailureReason> reported = EnumSet.noneOf(FailureReason.class);
  private Map<String, Integer> lastRows = Map.of();
  private long incidentStartNanos;
  private @Nullable Failure lastFailure;
  private long lastSuccessNanos;
  private @Nullable Instant lastSuccess;

  CellHistory(CellSettings settings) {
    this.collector = settings.name();
    this.clock = settings.runtime().clock();
    this.self = settings.self();
    this.log = settings.log();
    this.incidents = settings.incidents();
    this.backoff = new Backoff(settings.random());
  }

  /** A run has ended at {@code now}, or was given up. */
  void ended(RunResult run, long now) {
    backoff.ended(run, now);
    run.failure().ifPresentOrElse(failure -> failed(failure, now), () -> succeeded(now));
    if (run.hasData()) {
      lastRows =
          run.families().stream()
              .collect(Collectors.toMap(family -> family.definition().name(), MetricFamily::rows));
    }
  }

  /** Why the peer is not to be asked again now; empty if it may be. */
  Optional<Failure> pauseAt(long now) {
    return backoff.pauseAt(now);
  }

  /** How many rows each metric had when there last was data. */
  Map<String, Integer> lastRows() {
    return lastRows;
  }

  /** A scrape went without a run. */
  void refused(Failure failure) {
    self.collectorFailed(collector, failure.reason());
  }

  Optional<Failure> lastFailure() {
    return Optional.ofNullable(lastFailure);
  }

  Optional<Instant> lastSuccess() {
    return Optional.ofNullable(lastSuccess);
  }

  Optional<Duration> sinceLastSuccess(long now) {
    return lastSuccess().map(any -> Duration.ofNanos(now - lastSuccessNanos));
  }

  private void failed(Failure failure, long now) {
    self.collectorFailed(collector, failure.reason());
    lastFailure = failure;
    if (reported.isEmpty()) {
      incidentStartNanos = now;
    }
    if (reported.add(failure.reason()) && incidents.begins(collector, failure)) {
      List<Object> facts = new ArrayList<>();
      facts.addAll(List.of("reason", failure.reason().label(), "detail", failure.detail()));
      failure
          .cause()
          .filter(cause -> !failure.detail().contains(String.valueOf(cause.getMessage())))
          .ifPresent(cause -> facts.addAll(List.of("cause", cause)));
      log.warn("collector_failed", facts.toArray());
    }
  }

  private void succeeded(long now) {
    lastFailure = null;
    lastSuccess = clock.instant();
    lastSuccessNanos = now;
    if (!reported.isEmpty()) {
      reported.clear();
      if (incidents.endsWith(collector)) {
        log.info(
            "collector_recovered", "after_seconds", (now - incidentStartNanos) / 1_000_000_000);
      }
    }
  }
}
