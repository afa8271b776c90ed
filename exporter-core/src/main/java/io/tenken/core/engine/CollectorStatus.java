package io.tenken.core.engine;

import io.tenken.core.spi.FailureReason;
import java.time.Duration;
import java.util.Optional;

/**
 * A collector's state now, for the landing page and for {@code check}.
 *
 * @param collector its name
 * @param state of its cell
 * @param lastFailure why the last finished run failed; empty if it succeeded or none has finished
 * @param lastDetail the failure in words; empty without one
 * @param sinceLastSuccess empty if there was none yet
 */
public record CollectorStatus(
    String collector,
    State state,
    Optional<FailureReason> lastFailure,
    String lastDetail,
    Optional<Duration> sinceLastSuccess) {

  /** What a cell is doing. */
  public enum State {
    IDLE,
    RUNNING,
    /** Past its deadline; its result will be discarded. */
    LATE,
    /** Late for so long that its thread was given up. */
    STUCK
  }
}
