package io.tenken.core.spi;

import java.util.List;

/** An opened exporter: makes collectors, and holds what they share. Thread-safe. */
public interface CollectorSource extends AutoCloseable {

  /**
   * A fresh collector. Called on the collector's own thread before its first run, within that run's
   * deadline, and again where one has to be given up because it hangs.
   *
   * @param name one of the names of {@link Exporter#collectors()}
   */
  MetricCollector create(String name);

  /** When this collector runs, as the settings want it. */
  default Schedule schedule(String name) {
    return Schedule.onScrape();
  }

  /**
   * What {@code check} has to say beyond trying every collector: sockets, permissions, versions.
   *
   * @param deadline bounds every call to the outside
   */
  default List<Diagnosis> diagnose(Deadline deadline) throws InterruptedException {
    return List.of();
  }

  /** Frees what the collectors share. Returns within seconds even if a peer hangs. */
  @Override
  default void close() {}
}
