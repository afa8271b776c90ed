package io.tenken.core.engine;

import io.tenken.core.spi.FailureReason;
import java.time.Duration;
import java.util.Optional;

/**
 * How one collector did in one scrape.
 *
 * @param collector its name
 * @param failure why it failed, wholly or in part; empty if it succeeded
 * @param detail the failure in words; empty if it succeeded
 * @param duration of the run that gave the data; of the wait if there was none
 * @param series rows that it gave, after limits
 * @param kept true if there is data although the run failed in part
 */
public record CollectorOutcome(
    String collector,
    Optional<FailureReason> failure,
    String detail,
    Duration duration,
    int series,
    boolean kept) {

  public boolean succeeded() {
    return failure.isEmpty();
  }
}
