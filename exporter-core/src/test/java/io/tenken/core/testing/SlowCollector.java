package io.tenken.core.testing;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import java.time.Duration;

/** Takes its time on the test's clock before it does what the wrapped collector does. */
public final class SlowCollector implements MetricCollector {

  private final FakeTicker ticker;
  private final Duration time;
  private final MetricCollector afterwards;

  public SlowCollector(FakeTicker ticker, Duration time, MetricCollector afterwards) {
    this.ticker = ticker;
    this.time = time;
    this.afterwards = afterwards;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    ticker.advance(time);
    afterwards.collect(scrape, sink);
  }
}
