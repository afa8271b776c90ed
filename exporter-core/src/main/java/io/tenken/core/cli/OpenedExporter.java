package io.tenken.core.cli;

import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.Scraper;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Readings;
import io.tenken.core.spi.Ticker;
import java.time.Duration;

/** An exporter at work: what it has opened, and the engine that runs its collectors. */
public final class OpenedExporter implements AutoCloseable {

  private final CollectorSource source;
  private final SelfMetrics self;
  private final ScrapeEngine engine;
  private final Ticker ticker;

  private OpenedExporter(
      CollectorSource source, SelfMetrics self, ScrapeEngine engine, Ticker ticker) {
    this.source = source;
    this.self = self;
    this.engine = engine;
    this.ticker = ticker;
  }

  static OpenedExporter forOneLook(Invocation invocation) throws ConfigurationException {
    CollectorSource source =
        invocation.exporter().open(invocation.settings(), invocation.runtime());
    return with(invocation, new OnDemandSource(source));
  }

  static OpenedExporter forServing(Invocation invocation) throws ConfigurationException {
    return with(
        invocation, invocation.exporter().open(invocation.settings(), invocation.runtime()));
  }

  /** What all collectors share. */
  public CollectorSource source() {
    return source;
  }

  /** Readings of all that is on, each within {@code timeout}. */
  public Readings readings(Duration timeout) {
    return readings(ScrapeRequest.everything(), timeout);
  }

  ScrapeReadings readings(ScrapeRequest request, Duration timeout) {
    return new ScrapeReadings(engine, request, timeout, ticker);
  }

  Scraper scraper() {
    return engine;
  }

  SelfMetrics self() {
    return self;
  }

  @Override
  public void close() {
    engine.close();
    source.close();
  }

  private static OpenedExporter with(Invocation invocation, CollectorSource source) {
    SelfMetrics self = new SelfMetrics();
    BuildInfo build = BuildInfo.load();
    ScrapeEngine.Builder engine =
        ScrapeEngine.builder(
            invocation.exporter().identity().namespace(), invocation.runtime(), self);
    engine.buildInfo(build.version(), build.revision(), build.jdk());
    for (CollectorSpec collector : invocation.enabled()) {
      engine.collector(collector, source);
    }
    return new OpenedExporter(source, self, engine.build(), invocation.runtime().ticker());
  }
}
