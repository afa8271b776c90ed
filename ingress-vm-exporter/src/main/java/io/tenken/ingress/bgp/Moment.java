package io.tenken.ingress.bgp;

import java.time.Duration;
import java.time.Instant;

/**
 * When something began, as precisely as the daemon says.
 *
 * @param at the moment
 * @param dayOnly only the day is known; {@code at} is its first moment
 */
public record Moment(Instant at, boolean dayOnly) {

  private static final Duration JITTER = Duration.ofSeconds(2);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SUMMER_TIME = Duration.ofHours(1);

  public static Moment at(Instant instant) {
    return new Moment(instant, false);
  }

  /**
   * Whether both mean the same begin, as far as can be told: a daemon that gives ages in whole
   * seconds is now a second early and now late; BIRD writes the day alone once a state is a day
   * old, and local time without its zone, which leaps by an hour twice a year.
   */
  public boolean isSameAs(Moment other) {
    Duration apart = Duration.between(at, other.at).abs();
    boolean coarse = dayOnly || other.dayOnly;
    return coarse
        ? apart.compareTo(DAY) < 0
        : apart.compareTo(JITTER) <= 0 || apart.equals(SUMMER_TIME);
  }

  /** Seconds since 1970. */
  public double epochSeconds() {
    return at.getEpochSecond() + at.getNano() / 1e9;
  }
}
