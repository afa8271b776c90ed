package io.tenken.core.http;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends writes to clients that do not read: after the time the writing thread is interrupted, which
 * closes its connection. The JDK's own time-out counts the scrape, too, and can't end a write that
 * is blocked inside TLS.
 */
final class ResponseTimeout implements AutoCloseable {

  private final ScheduledThreadPoolExecutor alarms;
  private final Duration limit;

  ResponseTimeout(Duration limit) {
    this.limit = limit;
    this.alarms =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "http-response-timeout");
              thread.setDaemon(true);
              return thread;
            });
    alarms.setRemoveOnCancelPolicy(true);
  }

  /** Something that writes to a client. */
  interface Write {
    void run() throws IOException;
  }

  /**
   * @throws IOException also if the time was over
   */
  void guard(Write write) throws IOException {
    Alarm alarm = new Alarm(Thread.currentThread());
    Future<?> scheduled = alarms.schedule(alarm::ring, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      write.run();
    } finally {
      scheduled.cancel(false);
      alarm.disarm();
    }
  }

  @Override
  public void close() {
    alarms.shutdownNow();
  }

  /** Interrupts a thread, but never after that thread has gone on to other work. */
  private static final class Alarm {
    private final Thread writer;
    private boolean armed = true;
    private boolean rung;

    Alarm(Thread writer) {
      this.writer = writer;
    }

    synchronized void ring() {
      if (armed) {
        rung = true;
        writer.interrupt();
      }
    }

    synchronized void disarm() {
      armed = false;
      if (rung) {
        Thread.interrupted();
      }
    }
  }
}
