package io.tenken.core.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks {@code /-/healthy} again and again, on a new connection each time, and remembers the worst.
 */
final class HealthProbe implements AutoCloseable {

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
    }
  }

  @Override
  public void close() {
    stopped = true;
  }
}
