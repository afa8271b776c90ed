package io.tenken.core.testing;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting in tests: for a condition, never for a time, and never for ever. */
public final class Patience {

  /** Far more than anything takes on a busy machine; a test that gets here has failed. */
  public static final Duration LIMIT =
      Duration.ofSeconds(Integer.getInteger("tenken.test.patience.seconds", 20));

  private Patience() {}

  /** Waits until {@code condition} holds; fails the test if it never does. */
  public static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain for " + what);
      }
      LockSupport.parkNanos(200_000);
    }
  }

  static void acquire(Semaphore semaphore, String what) {
    try {
      if (!semaphore.tryAcquire(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain for " + what);
      }
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted while waiting for " + what, interrupted);
    }
  }
}
