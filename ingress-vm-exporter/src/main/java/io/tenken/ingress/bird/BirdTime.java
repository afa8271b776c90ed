package io.tenken.ingress.bird;

import io.tenken.ingress.bgp.Moment;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Turns the times that BIRD writes into moments. BIRD writes local time without saying of which
 * zone, in a format that can be configured; known here are time of day, date, both, and seconds
 * since 1970, each with or without a fraction.
 *
 * <p>The zone is that of the daemon, which may run in another container than we: it is taken from
 * the difference between its clock and ours.
 */
final class BirdTime {

  /** Zones differ by quarters of an hour. */
  private static final long QUARTER_SECONDS = 900;

  /** Beyond any zone: then the clocks differ and the zone can't be told. */
  private static final long WIDEST_ZONE_SECONDS = Duration.ofHours(15).toSeconds();

  /** Of {@code 02:03:04}; a point and a fraction may follow. */
  private static final int SECONDS_END = 8;

  private final Optional<ZoneOffset> zone;
  private final Instant now;

  private BirdTime(Optional<ZoneOffset> zone, Instant now) {
    this.zone = zone;
    this.now = now;
  }

  /**
   * @param serverTime what the daemon calls "Current server time"
   * @param now our clock at the same moment
   */
  static BirdTime of(Optional<String> serverTime, Instant now) {
    Optional<ZoneOffset> zone =
        serverTime.flatMap(BirdTime::dateAndTime).flatMap(local -> zone(local, now));
    return new BirdTime(zone, now);
  }

  private static Optional<ZoneOffset> zone(LocalDateTime local, Instant now) {
    double seconds = Duration.between(now, local.toInstant(ZoneOffset.UTC)).toMillis() / 1e3;
    long rounded = Math.round(seconds / QUARTER_SECONDS) * QUARTER_SECONDS;
    return Math.abs(rounded) <= WIDEST_ZONE_SECONDS
        ? Optional.of(ZoneOffset.ofTotalSeconds((int) rounded))
        : Optional.empty();
  }

  /** Empty if the format is another one, or the daemon's zone is unknown. */
  Optional<Moment> parse(String text) {
    String trimmed = text.strip();
    if (isEpoch(trimmed)) {
      return Optional.of(new Moment(epoch(trimmed), false));
    }
    return zone.flatMap(offset -> local(trimmed, offset));
  }

  private Optional<Moment> local(String text, ZoneOffset offset) {
    try {
      if (isDate(text)) {
        LocalDateTime midnight = date(text).atStartOfDay();
        return Optional.of(new Moment(midnight.toInstant(offset), true));
      }
      if (isTimeOfDay(text)) {
        return Optional.of(new Moment(latest(timeOfDay(text), offset), false));
      }
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
    return dateAndTime(text).map(local -> new Moment(local.toInstant(offset), false));
  }

  /** Today, or yesterday if that would be in the future. */
  private Instant latest(LocalTime time, ZoneOffset offset) {
    LocalDateTime here = LocalDateTime.ofInstant(now, offset);
    LocalDateTime today = here.toLocalDate().atTime(time);
    boolean future = today.isAfter(here.plusMinutes(1));
    return (future ? today.minusDays(1) : today).toInstant(offset);
  }

  private static Optional<LocalDateTime> dateAndTime(String text) {
    int blank = text.indexOf(' ');
    String date = blank < 0 ? "" : text.substring(0, blank);
    String time = text.substring(blank + 1).strip();
    if (!isDate(date) || !isTimeOfDay(time)) {
      return Optional.empty();
    }
    try {
      return Optional.of(date(date).atTime(timeOfDay(time)));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /**
   * By hand, since there is a time in every row, and a formatter of the JDK is made for any format.
   */
  private static LocalDate date(String text) {
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  private static LocalTime timeOfDay(String text) {
    int nanos = 0;
    int unit = 100_000_000;
    for (int i = SECONDS_END + 1; i < text.length(); i++) {
      nanos += (text.charAt(i) - '0') * unit;
      unit /= 10;
    }
    return LocalTime.of(
        number(text, 0, 2), number(text, 3, 5), number(text, 6, SECONDS_END), nanos);
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  private static boolean isEpoch(String text) {
    return matches(text, "dddddddddd");
  }

  private static Instant epoch(String text) {
    return Instant.ofEpochMilli((long) (Double.parseDouble(text) * 1000));
  }

  /** {@code 2026-11-22}. */
  static boolean isDate(String text) {
    return text.length() == 10 && matches(text, "dddd-dd-dd");
  }

  /** {@code 02:03:04} or {@code 02:03:04.567}. */
  static boolean isTimeOfDay(String text) {
    return matches(text, "dd:dd:dd");
  }

  /** Whether the text has this shape ({@code d} is a digit), then nothing or a fraction. */
  private static boolean matches(String text, String shape) {
    if (text.length() < shape.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char expected = i < shape.length() ? shape.charAt(i) : i == shape.length() ? '.' : 'd';
      char actual = text.charAt(i);
      boolean fits = expected == 'd' ? actual >= '0' && actual <= '9' : actual == expected;
      if (!fits) {
        return false;
      }
    }
    // A point without digits, or more digits than nanoseconds have.
    int fraction = text.length() - shape.length();
    return fraction == 0 || (fraction > 1 && fraction <= 10);
  }
}
