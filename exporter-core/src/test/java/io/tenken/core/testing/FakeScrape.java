package io.tenken.core.testing;

import io.tenken.core.log.EventLog;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.spi.Ticker;
import java.time.Duration;
import java.util.Set;

/**
 * A scrape for a collector that is tested on its own.
 *
 * @param deadline of the run
 * @param log where its events go
 * @param unwanted metrics that the scrape did not ask for
 */
public record FakeScrape(Deadline deadline, EventLog log, Set<MetricDefinition> unwanted)
    implements ScrapeContext {

  public FakeScrape {
    unwanted = Set.copyOf(unwanted);
  }

  /** Wants everything within {@code time} on the real clock. */
  public static FakeScrape within(Duration time) {
    return within(time, Ticker.system());
  }

  /** Wants everything within {@code time}. */
  public static FakeScrape within(Duration time, Ticker ticker) {
    return new FakeScrape(Deadline.after(time, ticker), new RecordingLog(), Set.of());
  }

  /** The same, without these metrics. */
  public FakeScrape without(MetricDefinition... metrics) {
    return new FakeScrape(deadline, log, Set.of(metrics));
  }

  @Override
  public boolean wants(MetricDefinition metric) {
    return !unwanted.contains(metric);
  }
}
