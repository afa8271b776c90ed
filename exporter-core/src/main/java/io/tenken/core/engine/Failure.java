package io.tenken.core.engine;

import io.tenken.core.spi.FailureReason;
import java.time.Duration;
import java.util.Optional;

/**
 * Why there is no data, or not all of it.
 *
 * @param detail in words, for the operator
 * @param cause for the log at debug level; empty if nothing was thrown
 */
record Failure(FailureReason reason, String detail, Optional<Throwable> cause) {

  static Failure of(FailureReason reason, String detail) {
    return new Failure(reason, detail, Optional.empty());
  }

  static Failure internal(Throwable cause) {
    return new Failure(FailureReason.INTERNAL, cause.toString(), Optional.of(cause));
  }

  static Failure noResultWithin(Duration time) {
    return of(FailureReason.TIMEOUT, "no result within %.1f s".formatted(time.toNanos() / 1e9));
  }

  static Failure noTimeLeft() {
    return of(FailureReason.TIMEOUT, "the scrape had no time left for a run");
  }

  static Failure stillRunning(Duration time) {
    return of(
        FailureReason.SKIPPED,
        "the run before is under way for %.1f s".formatted(time.toNanos() / 1e9));
  }

  static Failure stopping() {
    return of(FailureReason.SKIPPED, "the exporter stops");
  }

  static Failure threadDied() {
    return of(FailureReason.INTERNAL, "the collector's thread has died; the log says why");
  }
}
