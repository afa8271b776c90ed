package io.tenken.core.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a scrape may take, as the header {@code X-Prometheus-Scrape-Timeout-Seconds} says, less
 * what it takes to send the page.
 */
final class ScrapeTimeout {

  static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";

  /** As in mysqld_exporter. */
  private static final double OFFSET_SECONDS = 0.25;

  private static final double MOST_SECONDS = 120;

  private static final int MOST_CHARACTERS = 32;

  private ScrapeTimeout() {}

  /** Empty if the header is no number of seconds that leaves time, or is more than two minutes. */
  static Optional<Duration> parse(String header) {
    if (header.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      double seconds = Double.parseDouble(header);
      boolean usable = seconds > OFFSET_SECONDS && seconds <= MOST_SECONDS;
      return usable
          ? Optional.of(Duration.ofNanos(Math.round((seconds - OFFSET_SECONDS) * 1e9)))
          : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
