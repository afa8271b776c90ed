package io.tenken.core.engine;

import io.tenken.core.model.MetricFamily;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, or why there was none. Immutable.
 *
 * @param families without empty ones; empty if the run failed as a whole
 * @param failure empty if the run succeeded; with families, it failed in part
 * @param droppedRows rows that were given and not kept
 * @param duration of the run; of the wait if it has not ended; zero if there was none
 */
record RunResult(
    List<MetricFamily> families, Optional<Failure> failure, long droppedRows, Duration duration) {

  static RunResult failed(Failure failure) {
    return new RunResult(List.of(), Optional.of(failure), 0, Duration.ZERO);
  }

  RunResult lasting(Duration value) {
    return new RunResult(families, failure, droppedRows, value);
  }

  boolean succeeded() {
    return failure.isEmpty();
  }

  boolean hasData() {
    return !families.isEmpty() || succeeded();
  }
}
