package io.tenken.core.engine;

import io.tenken.core.spi.FailureReason;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Spares a peer that can't be reached, in proportion to what asking it costs: after {@value
 * #PATIENCE} such failures in a row the next attempt comes no earlier than {@value #FACTOR} times
 * the duration of the last one. A refused connection costs nothing, so it is tried by every scrape;
 * a peer that hangs costs at most 5 % of the time. Guarded by the cell's lock.
 */
final class Backoff {

  static final int PATIENCE = 3;
  static final int FACTOR = 20;
  static final Duration LEAST = Duration.ofSeconds(1);
  static final Duration MOST = Duration.ofSeconds(30);

  private static final double JITTER = 0.1;

  private final DoubleSupplier random;
  private int failuresInARow;
  private @Nullable Failure last;
  private long pauseStartNanos;
  private long pauseNanos;

  /**
   * @param random from 0 to 1, so that the nodes of a cluster do not come back in step
   */
  Backoff(DoubleSupplier random) {
    this.random = random;
  }

  /** A run has ended at {@code now}. */
  void ended(RunResult run, long now) {
    last = run.hasData() ? null : run.failure().filter(Backoff::isOutOfReach).orElse(null);
    failuresInARow = last == null ? 0 : failuresInARow + 1;
    pauseStartNanos = now;
    pauseNanos = failuresInARow < PATIENCE ? 0 : pauseAfter(run.duration());
  }

  /** The failure to report instead of asking again; empty if the peer may be asked. */
  Optional<Failure> pauseAt(long now) {
    long left = pauseNanos - (now - pauseStartNanos);
    if (last == null || left <= 0) {
      return Optional.empty();
    }
    String detail =
        "%s (asked %d times in vain; not again for %.1f s)"
            .formatted(last.detail(), failuresInARow, left / 1e9);
    return Optional.of(Failure.of(last.reason(), detail));
  }

  private long pauseAfter(Duration cost) {
    Duration pause = cost.multipliedBy(FACTOR);
    if (pause.compareTo(LEAST) < 0) {
      return 0;
    }
    double factor = 1 - JITTER + 2 * JITTER * random.getAsDouble();
    return Math.min(MOST.toNanos(), Math.round(pause.toNanos() * factor));
  }

  private static boolean isOutOfReach(Failure failure) {
    return failure.reason() == FailureReason.UNREACHABLE
        || failure.reason() == FailureReason.PERMISSION;
  }
}
