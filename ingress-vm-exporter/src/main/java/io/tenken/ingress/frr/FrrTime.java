package io.tenken.ingress.frr;

import io.tenken.ingress.bgp.Moment;
import java.time.Instant;
import java.util.Optional;

/** Times of FRR; what no clock can show is left out. */
final class FrrTime {

  /** Three thousand years. */
  private static final long MOST_SECONDS = 100_000_000_000L;

  private static final long MILLIS_PER_SECOND = 1000;

  private FrrTime() {}

  /**
   * @param seconds since 1970
   */
  static Optional<Moment> at(long seconds) {
    return seconds <= MOST_SECONDS
        ? Optional.of(Moment.at(Instant.ofEpochSecond(seconds)))
        : Optional.empty();
  }

  static Optional<Moment> ago(Instant now, long millis) {
    return millis <= MOST_SECONDS * MILLIS_PER_SECOND
        ? Optional.of(Moment.at(now.minusMillis(millis)))
        : Optional.empty();
  }
}
