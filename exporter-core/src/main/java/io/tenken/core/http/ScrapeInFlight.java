package io.tenken.core.http;

import io.tenken.core.encode.ByteChunks;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Ticker;
import java.io.IOException;
import java.io.OutputStream;

/** Counts a scrape from its admission to the last byte of its page. Used by one thread. */
final class ScrapeInFlight implements AutoCloseable {

  private final SelfMetrics metrics;
  private final Ticker ticker;
  private final long startNanos;

  ScrapeInFlight(SelfMetrics metrics, Ticker ticker) {
    this.metrics = metrics;
    this.ticker = ticker;
    this.startNanos = ticker.nanos();
    metrics.scrapeStarted();
  }

  @Override
  public void close() {
    metrics.scrapeEnded(ticker.nanos() - startNanos);
  }

  /** The page as a body whose end is the end of the scrape. */
  Answer.Body body(ByteChunks page) {
    return new Answer.Body() {
      @Override
      public long size() {
        return page.size();
      }

      @Override
      public void writeTo(OutputStream target) throws IOException {
        page.writeTo(target);
        metrics.responseBytes(page.size());
      }

      @Override
      public void close() {
        page.close();
        ScrapeInFlight.this.close();
      }
    };
  }
}
