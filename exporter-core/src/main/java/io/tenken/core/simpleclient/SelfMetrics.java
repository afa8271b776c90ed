package io.tenken.core.simpleclient;

import io.tenken.core.spi.FailureReason;
import java.util.Locale;

/**
 * What the exporter counts about itself, in simpleclient counters, gauges and histograms of a
 * private registry. Thread-safe; no method waits or fails.
 */
public final class SelfMetrics {

  /** What a request was for: a closed list, since it becomes a label. */
  public enum Endpoint {
    METRICS,
    HEALTHY,
    READY,
    LANDING,
    /** Anything else, such as a path that does not exist. */
    OTHER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A request was answered, with success or not. */
  public void requestServed(Endpoint endpoint, int status) {}

  /** A scrape was admitted; {@link #scrapeEnded} follows in any case. */
  public void scrapeStarted() {}

  /**
   * @param nanos from admission to the last byte written
   */
  public void scrapeEnded(long nanos) {}

  /** A scrape was turned away because too many were in flight. */
  public void scrapeRejected() {}

  /** The timeout header of a scrape was no usable number; the default was used. */
  public void timeoutHeaderIgnored() {}

  /** The size of a page of metrics as it went out, compressed or not. */
  public void responseBytes(long bytes) {}

  /** Wrong user or password. */
  public void authenticationFailed() {}

  /** A request was turned away by the rate limit. */
  public void rateLimited() {}

  /** The web configuration or a certificate had changed and was read again. */
  public void configurationReloaded(boolean successful) {}

  /** A run of a collector failed, or a scrape was refused one. */
  public void collectorFailed(String collector, FailureReason reason) {}

  /** How often {@link #collectorFailed} was told so. */
  public long collectorFailures(String collector, FailureReason reason) {
    return 0;
  }
}
