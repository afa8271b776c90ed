package io.tenken.ingress.systemd;

import static io.tenken.ingress.systemd.UnitProperty.ACCURACY;
import static io.tenken.ingress.systemd.UnitProperty.LAST_TRIGGER;
import static io.tenken.ingress.systemd.UnitProperty.NEXT_MONOTONIC;
import static io.tenken.ingress.systemd.UnitProperty.NEXT_REALTIME;
import static io.tenken.ingress.systemd.UnitProperty.STATE_CHANGE;
import static io.tenken.ingress.systemd.UnitProperty.STATE_CHANGE_MONOTONIC;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * When a timer has run and will run. Immutable.
 *
 * @param last seconds since 1970 of the last run; empty if it has never run
 * @param nextMicros microseconds since 1970 of the next run; empty if none is planned
 * @param latestMicros when systemd has to have started the run
 */
public record TimerPlan(OptionalDouble last, OptionalLong nextMicros, OptionalLong latestMicros) {

  /** For a manager that is busy, and for the time between reading and judging. */
  private static final long GRACE_MICROS = 60_000_000;

  private static final String WAITING = "waiting";

  static TimerPlan of(UnitRow row, UnitFacts facts) {
    OptionalLong next = row.subState().equals(WAITING) ? next(facts) : OptionalLong.empty();
    long slack = facts.number(ACCURACY).orElse(0) + GRACE_MICROS;
    return new TimerPlan(
        facts.seconds(LAST_TRIGGER),
        next,
        next.isPresent() && next.getAsLong() <= Long.MAX_VALUE - slack
            ? OptionalLong.of(next.getAsLong() + slack)
            : OptionalLong.empty());
  }

  /** Seconds since 1970 of the next run; empty if none is planned. */
  public OptionalDouble next() {
    return UnitFacts.seconds(nextMicros);
  }

  /** Whether the next run should have begun by now. */
  public boolean isLate(Instant now) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
    return latestMicros.isPresent() && micros > latestMicros.getAsLong();
  }

  private static OptionalLong next(UnitFacts facts) {
    return Stream.of(facts.micros(NEXT_REALTIME), monotonicNext(facts))
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong)
        .min();
  }

  /**
   * A timer without calendar counts on the clock that runs since boot. systemd has planned the run
   * when the timer last changed its state, and has written that moment down by both clocks.
   */
  private static OptionalLong monotonicNext(UnitFacts facts) {
    OptionalLong next = facts.micros(NEXT_MONOTONIC);
    OptionalLong realtime = facts.micros(STATE_CHANGE);
    OptionalLong monotonic = facts.micros(STATE_CHANGE_MONOTONIC);
    if (next.isEmpty() || realtime.isEmpty() || monotonic.isEmpty()) {
      return OptionalLong.empty();
    }
    long fromBoot = realtime.getAsLong() - monotonic.getAsLong();
    return OptionalLong.of(next.getAsLong() + fromBoot);
  }
}
