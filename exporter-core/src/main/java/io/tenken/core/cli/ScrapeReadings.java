package io.tenken.core.cli;

import io.tenken.core.engine.CollectorOutcome;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.engine.Scraper;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Readings;
import io.tenken.core.spi.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Readings by scrapes of the engine; remembers the outcome of the last one. */
final class ScrapeReadings implements Readings {

  private final Scraper scraper;
  private final ScrapeRequest request;
  private final Duration timeout;
  private final Ticker ticker;
  private List<CollectorOutcome> lastOutcomes = List.of();

  ScrapeReadings(Scraper scraper, ScrapeRequest request, Duration timeout, Ticker ticker) {
    this.scraper = scraper;
    this.request = request;
    this.timeout = timeout;
    this.ticker = ticker;
  }

  @Override
  public Reading take() throws InterruptedException {
    ScrapeResult result = scraper.scrape(request, Deadline.after(timeout, ticker));
    lastOutcomes = result.outcomes();
    return new Reading(result.families(), failures(result), ticker.nanos());
  }

  @Override
  public Reading takeAfter(Duration pause) throws InterruptedException {
    new CountDownLatch(1).await(pause.toNanos(), TimeUnit.NANOSECONDS);
    return take();
  }

  /** How the collectors did in the last reading; empty before the first. */
  List<CollectorOutcome> lastOutcomes() {
    return lastOutcomes;
  }

  private static Map<String, String> failures(ScrapeResult result) {
    Map<String, String> failures = new LinkedHashMap<>();
    for (CollectorOutcome outcome : result.outcomes()) {
      outcome
          .failure()
          .ifPresent(
              reason ->
                  failures.put(outcome.collector(), reason.label() + ": " + outcome.detail()));
    }
    return failures;
  }
}
