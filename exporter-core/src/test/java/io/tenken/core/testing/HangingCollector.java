package io.tenken.core.testing;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hangs like a native call, deaf to interrupts, until the test releases it; then it does what the
 * wrapped collector does. Every run hangs anew.
 */
public final class HangingCollector implements MetricCollector {

  private final MetricCollector afterwards;
  private final Semaphore entered = new Semaphore(0);
  private final Semaphore released = new Semaphore(0);
  private final AtomicInteger closed = new AtomicInteger();

  /** Emits nothing once it is released. */
  public HangingCollector() {
    this((scrape, sink) -> {});
  }

  public HangingCollector(MetricCollector afterwards) {
    this.afterwards = afterwards;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    entered.release();
    released.acquireUninterruptibly();
    afterwards.collect(scrape, sink);
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  /** Waits until one more run hangs. */
  public void awaitHanging() {
    Patience.acquire(entered, "a run of the hanging collector");
  }

  /** Lets one run go on, now or when it comes. */
  public void release() {
    released.release();
  }

  /** Lets all runs go on from now on. */
  public void releaseForever() {
    released.release(1_000_000);
  }

  public int timesClosed() {
    return closed.get();
  }
}
