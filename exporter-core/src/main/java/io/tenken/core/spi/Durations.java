package io.tenken.core.spi;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Prometheus writes them: {@code 1h30m}, {@code 9.5s}, {@code 500ms}. */
public final class Durations {

  private static final Pattern PART = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");
  private static final Map<String, Double> MILLIS =
      Map.of("ms", 1.0, "s", 1e3, "m", 60e3, "h", 3600e3, "d", 86_400e3);

  private Durations() {}

  /**
   * @throws IllegalArgumentException saying what was expected
   */
  public static Duration parse(String text) {
    Matcher parts = PART.matcher(text);
    double millis = 0;
    int end = 0;
    while (parts.find() && parts.start() == end) {
      millis += Double.parseDouble(parts.group(1)) * MILLIS.getOrDefault(parts.group(2), 0.0);
      end = parts.end();
    }
    if (end == 0 || end != text.length()) {
      throw new IllegalArgumentException("expected a duration such as 10s, 500ms or 1m30s");
    }
    return Duration.ofNanos(Math.round(millis * 1e6));
  }

  /** The shortest form that {@link #parse} reads back: {@code 9.5s}, {@code 2m}. */
  public static String format(Duration duration) {
    if (duration.toNanos() % 1_000_000 != 0 || duration.toMillis() < 1000) {
      return trimmed(duration.toNanos() / 1e6) + "ms";
    }
    if (duration.toMillis() % 3_600_000 == 0) {
      return duration.toHours() + "h";
    }
    if (duration.toMillis() % 60_000 == 0) {
      return duration.toMinutes() + "m";
    }
    return trimmed(duration.toMillis() / 1e3) + "s";
  }

  private static String trimmed(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
