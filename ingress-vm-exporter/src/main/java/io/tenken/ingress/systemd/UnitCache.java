package io.tenken.ingress.systemd;

import io.tenken.core.spi.Ticker;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of units and holds as long as they do not change their state. systemd moves the
 * time stamp of the last change at every step, so that a unit that was restarted between two
 * readings is noticed. For one thread.
 */
final class UnitCache {

  /**
   * After it everything is asked anew, since {@code systemctl reset-failed} sets the number of
   * restarts back without a change of state. Units differ, so that they are not all due at once.
   */
  private static final Duration LEAST_AGE = Duration.ofMinutes(5);

  private static final Duration SPREAD = Duration.ofMinutes(5);

  private final Ticker ticker;
  private final Map<String, Entry> entries = new HashMap<>();

  UnitCache(Ticker ticker) {
    this.ticker = ticker;
  }

  /**
   * @param steady what holds until the next change
   * @param accounted whether memory, CPU or tasks were known
   */
  record Entry(UnitFacts steady, boolean accounted, long dueNanos) {

    /** Whether this holds beside the time stamp that was read now. */
    boolean matches(UnitFacts news) {
      return steady
          .micros(UnitProperty.STATE_CHANGE)
          .equals(news.micros(UnitProperty.STATE_CHANGE));
    }
  }

  /** What is known of a unit; empty if it has to be asked for everything. */
  Optional<Entry> find(String unit) {
    return Optional.ofNullable(entries.get(unit))
        .filter(entry -> entry.dueNanos() - ticker.nanos() > 0);
  }

  /**
   * @param facts all that there is to know; the time stamp was read before the others
   */
  void put(String unit, UnitFacts facts) {
    long spread = Math.floorMod(unit.hashCode(), SPREAD.toSeconds());
    long due = ticker.nanos() + LEAST_AGE.plusSeconds(spread).toNanos();
    entries.put(unit, new Entry(facts.steady(), facts.isAccounted(), due));
  }

  /** Forgets all units but these. */
  void retain(Collection<String> units) {
    entries.keySet().retainAll(Set.copyOf(units));
  }
}
