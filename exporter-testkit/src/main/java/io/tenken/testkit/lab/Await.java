package io.tenken.testkit.lab;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition of the world outside; the only place of the project that pauses. */
public final class Await {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Await() {}

  /**
   * @param what completes the sentence "waited 5 s until ..."
   * @throws LabException when the deadline passes or the thread is interrupted
   */
  public static void until(String what, Duration deadline, BooleanSupplier condition) {
    value(what, deadline, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /**
   * Asks again until there is a value.
   *
   * @param what completes the sentence "waited 5 s until ..."
   * @throws LabException when the deadline passes or the thread is interrupted
   */
  public static <T> T value(String what, Duration deadline, Supplier<Optional<T>> source) {
    long end = System.nanoTime() + deadline.toNanos();
    while (true) {
      Optional<T> value = source.get();
      if (value.isPresent()) {
        return value.get();
      }
      if (System.nanoTime() - end >= 0) {
        throw new LabException(
            "waited %d ms in vain until %s".formatted(deadline.toMillis(), what));
      }
      if (Thread.currentThread().isInterrupted()) {
        throw new LabException("interrupted while waiting until " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}
