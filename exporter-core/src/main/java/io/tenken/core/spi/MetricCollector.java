package io.tenken.core.spi;

/**
 * One source of metrics. Called by one thread at a time, on a thread of its own; may block; need
 * not be thread-safe.
 */
public interface MetricCollector extends AutoCloseable {

  /**
   * Emits what it declared, or throws. Nothing is published unless this returns normally; rows that
   * are right on their own although others are missing are kept by {@link MetricSink#partial}.
   *
   * @throws CollectorException the run failed as a whole
   * @throws InterruptedException the exporter stops
   */
  void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException;

  /**
   * Frees what the collector holds. May be called from another thread while {@link #collect} hangs,
   * so that it returns.
   */
  @Override
  default void close() {}
}
