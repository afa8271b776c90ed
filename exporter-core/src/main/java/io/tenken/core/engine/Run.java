package io.tenken.core.engine;

import io.tenken.core.spi.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run of a collector, from the first scrape that wants it to its end; what scrapes wait for.
 * Guarded by the cell's lock, but for the deadline, which the collector's thread reads.
 */
final class Run {

  /** Time to commit what is there and to say what is missing, while somebody still listens. */
  private static final Duration MOST_MARGIN = Duration.ofMillis(200);

  private static final int MARGIN_PART = 20;

  private Selection metrics;
  private volatile Deadline deadline;
  private @Nullable Deadline budgetEnd;
  private Duration margin = Duration.ZERO;
  private long startNanos;
  private boolean taken;
  private @Nullable SampleBuffer buffer;
  private @Nullable RunResult result;

  Run(Selection metrics, Deadline deadline) {
    this.metrics = metrics;
    this.deadline = deadline;
  }

  Selection metrics() {
    return metrics;
  }

  /** After it the run is late and its result will be discarded. */
  Deadline deadline() {
    return deadline;
  }

  /** A little before {@link #deadline}. */
  Deadline deadlineForCollector() {
    return deadline.earlierBy(margin);
  }

  boolean covers(Selection wanted) {
    return metrics.covers(wanted);
  }

  /** One more scrape waits for this run, which has not started. */
  void widen(Selection wanted, Deadline until) {
    metrics = metrics.union(wanted);
    deadline = deadline.orLater(until);
  }

  void start(long nowNanos, Deadline endOfBudget, SampleBuffer emptyBuffer) {
    startNanos = nowNanos;
    budgetEnd = endOfBudget;
    buffer = emptyBuffer;
    deadline = deadline.orEarlier(endOfBudget);
    Duration part = deadline.remaining().dividedBy(MARGIN_PART);
    margin = part.compareTo(MOST_MARGIN) < 0 ? part : MOST_MARGIN;
  }

  /** One more scrape waits for this run, which is under way; the budget stays as it was. */
  void extend(Deadline until) {
    Deadline later = deadline.orLater(until);
    deadline = budgetEnd == null ? later : later.orEarlier(budgetEnd);
  }

  boolean isUntaken() {
    return !taken;
  }

  /** True once: for the thread that is to do it. */
  boolean take() {
    boolean first = !taken;
    taken = true;
    return first;
  }

  /**
   * @throws IllegalStateException if the run has not started
   */
  SampleBuffer buffer() {
    if (buffer == null) {
      throw new IllegalStateException("the run has not started");
    }
    return buffer;
  }

  long startNanos() {
    return startNanos;
  }

  /** Whatever its thread still writes is ignored. */
  void end(RunResult outcome) {
    result = outcome;
    if (buffer != null) {
      buffer.seal();
    }
  }

  Optional<RunResult> result() {
    return Optional.ofNullable(result);
  }
}
