package io.tenken.core.engine;

import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.Durations;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Schedule.InBackground;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When a collector runs by itself, and what scrapes get in between. Guarded by the cell's lock. */
final class BackgroundPlan {

  private final InBackground schedule;
  private final Duration budget;
  private @Nullable RunResult data;
  private long dataStartNanos;
  private @Nullable RunResult last;
  private long restStartNanos;
  private long pauseNanos;

  /** Empty for a collector that runs with every scrape. */
  static Optional<BackgroundPlan> of(CellSettings settings) {
    return settings.source().schedule(settings.name()) instanceof InBackground schedule
        ? Optional.of(new BackgroundPlan(schedule, settings.spec().budget()))
        : Optional.empty();
  }

  /**
   * @param budget a run that hung for hours counts no longer than this
   */
  BackgroundPlan(InBackground schedule, Duration budget) {
    this.schedule = schedule;
    this.budget = budget;
  }

  /** A run that began at {@code startNanos} has ended, or was given up. */
  void ended(RunResult run, long startNanos) {
    last = run;
    if (run.hasData()) {
      data = run;
      dataStartNanos = startNanos;
    }
  }

  /** From {@code now} on nothing runs; the last run took {@code duration}. */
  void rest(Duration duration, long now) {
    Duration cost = duration.compareTo(budget) < 0 ? duration : budget;
    Duration rest = cost.multipliedBy(schedule.restFactor());
    restStartNanos = now;
    pauseNanos = Math.max(schedule.interval().toNanos(), rest.toNanos());
  }

  boolean isDue(long now) {
    return last == null || now - restStartNanos >= pauseNanos;
  }

  /** True until the first run has ended: a scrape has to wait for it. */
  boolean isEmpty() {
    return last == null;
  }

  /** How old the data is that {@link #answer} gives: the time since its run began. */
  Optional<Duration> age(long now) {
    return data == null || isTooOld(now)
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(now - dataStartNanos));
  }

  /** The last complete data that is not too old, with the failure of the last run if it failed. */
  RunResult answer(long now) {
    Optional<Failure> failure = last == null ? Optional.empty() : last.failure();
    if (data == null || isTooOld(now)) {
      data = null;
      return RunResult.failed(failure.orElseGet(this::tooOld));
    }
    boolean fromLastRun = last != null && last.hasData();
    List<MetricFamily> families = fromLastRun ? data.families() : withoutUp(data.families());
    return new RunResult(families, failure, data.droppedRows(), data.duration());
  }

  /** What is 0 when the collector fails must not repeat the 1 of an earlier run. */
  private static List<MetricFamily> withoutUp(List<MetricFamily> families) {
    return families.stream().filter(family -> !family.definition().zeroWhenFailed()).toList();
  }

  private boolean isTooOld(long now) {
    return now - dataStartNanos > schedule.maxAge().toNanos();
  }

  private Failure tooOld() {
    return Failure.of(
        FailureReason.TIMEOUT,
        "the last result is older than " + Durations.format(schedule.maxAge()));
  }
}
