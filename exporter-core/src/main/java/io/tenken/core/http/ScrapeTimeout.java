package io.tenken.core.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a scrape may take, as the header {@code X-Prometheus-Scrape-Timeout-Seconds} says, less
 * what it takes to send the page.
 */
final class ScrapeTimeout {

  static final String HEADER = "X-Prometheus-Scrape-Timeout-Seconds";

  private static final double MOST_SECONDS = 120;

  private static final int MOST_CHARACTERS = 32;

  private ScrapeTimeout() {}

  /** Empty if the header is no number of seconds that leaves time, or is more than two minutes. */
  static Optional<Duration> parse(String header, Duration offset) {
    if (header.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      double seconds = Double.parseDouble(header);
      double left = seconds - offset.toNanos() / 1e9;
      return left > 0 && seconds <= MOST_SECONDS
          ? Optional.of(Duration.ofNanos(Math.round(left * 1e9)))
          : Optional.empty();
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }
}
