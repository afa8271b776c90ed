package io.tenken.core.testing;

import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Times that are held against a limit on a machine where other builds may run. What they take from
 * us only makes a time longer, so one try within the limit shows what the code itself takes; code
 * that takes longer has no such try.
 */
public final class BestTime {

  private static final int TRIES = 20;

  private BestTime() {}

  /** The first time within {@code limit}, or the shortest of twenty. */
  public static Duration within(Duration limit, Callable<Duration> measurement) throws Exception {
    Duration best = measurement.call();
    for (int i = 1; i < TRIES && best.compareTo(limit) > 0; i++) {
      Duration next = measurement.call();
      best = next.compareTo(best) < 0 ? next : best;
    }
    return best;
  }
}
