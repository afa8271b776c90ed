package io.tenken.core.spi;

import java.time.Duration;

/** When a collector runs. */
public sealed interface Schedule {

  /** With every scrape, within its deadline. */
  record OnScrape() implements Schedule {}

  /**
   * By itself; scrapes get the last complete result and its age.
   *
   * @param interval from the end of one run to the start of the next, at least
   * @param maxAge an older result is dropped: its series are absent
   * @param restFactor the pause is also at least this many times the duration of the last run; 0 if
   *     runs are harmless to the peer
   */
  record InBackground(Duration interval, Duration maxAge, int restFactor) implements Schedule {

    public InBackground {
      if (interval.isNegative() || interval.isZero() || maxAge.compareTo(interval) < 0) {
        throw new IllegalArgumentException(
            "interval %s must be above 0, and maxAge %s not below it".formatted(interval, maxAge));
      }
      if (restFactor < 0) {
        throw new IllegalArgumentException("restFactor " + restFactor + " is negative");
      }
    }
  }

  static Schedule onScrape() {
    return new OnScrape();
  }

  static Schedule inBackground(Duration interval, Duration maxAge) {
    return new InBackground(interval, maxAge, 0);
  }
}
