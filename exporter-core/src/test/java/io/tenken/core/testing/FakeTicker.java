package io.tenken.core.testing;

import io.tenken.core.spi.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Time that stands still until the test moves it. Thread-safe. */
public final class FakeTicker implements Ticker {

  /** Just below the overflow of a long, as a real monotonic clock may be. */
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5_000_000_000L);

  private final AtomicInteger looksLeft = new AtomicInteger(-1);
  private volatile Duration toPass = Duration.ZERO;

  @Override
  public long nanos() {
    if (looksLeft.getAndUpdate(left -> Math.max(-1, left - 1)) == 0) {
      advance(toPass);
    }
    return nanos.get();
  }

  public void advance(Duration duration) {
    nanos.addAndGet(duration.toNanos());
  }

  /** Lets time pass between two looks at the clock: so many more see it stand still. */
  public void advanceAfterLooks(int looks, Duration duration) {
    toPass = duration;
    looksLeft.set(looks);
  }
}
