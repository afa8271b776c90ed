package io.tenken.core.cli;

import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.log.EventLog;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Drives what the engine does without a scrape, until it is closed. */
final class Heartbeat implements AutoCloseable {

  private static final long PERIOD_MILLIS = 250;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(Heartbeat::daemon);
  private final Future<?> beats;

  private Heartbeat(Runnable beat) {
    this.beats =
        thread.scheduleWithFixedDelay(beat, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  static Heartbeat of(ScrapeEngine engine, EventLog log) {
    return new Heartbeat(
        () -> {
          try {
            engine.heartbeat();
          } catch (RuntimeException broken) {
            log.error("heartbeat_failed", "error", broken);
            throw broken;
          }
        });
  }

  @Override
  public void close() {
    beats.cancel(false);
    thread.shutdownNow();
  }

  private static Thread daemon(Runnable task) {
    Thread heartbeat = new Thread(task, "heartbeat");
    heartbeat.setDaemon(true);
    return heartbeat;
  }
}
