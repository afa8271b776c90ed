package io.tenken.core.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks {@code /-/healthy} a hundred times a second, on a new connection each time, and remembers
 * the worst. Asking without a pause would take the processors that the server needs for its answer.
 */
final class HealthProbe implements AutoCloseable {

  private static final long PAUSE_NANOS = 10_000_000;

  private final InetSocketAddress address;
  private final AtomicLong asked = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();
  private final AtomicLong slowestNanos = new AtomicLong();
  private final Thread thread = new Thread(this::run, "health-probe");
  private volatile boolean stopped;

  private HealthProbe(InetSocketAddress address) {
    this.address = address;
  }

  static HealthProbe start(InetSocketAddress address) {
    HealthProbe probe = new HealthProbe(address);
    probe.thread.setDaemon(true);
    probe.thread.start();
    return probe;
  }

  Duration slowest() {
    return Duration.ofNanos(slowestNanos.get());
  }

  long asked() {
    return asked.get();
  }

  long failed() {
    return failed.get();
  }

  private void run() {
    while (!stopped) {
      long start = System.nanoTime();
      try {
        if (RawClient.get(address, "/-/healthy").status() != 200) {
          failed.incrementAndGet();
        }
      } catch (IOException unanswered) {
        failed.incrementAndGet();
      }
      slowestNanos.accumulateAndGet(System.nanoTime() - start, Math::max);
      asked.incrementAndGet();
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
