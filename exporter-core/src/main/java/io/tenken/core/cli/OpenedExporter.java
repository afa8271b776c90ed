package io.tenken.core.cli;

import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.Scraper;
import io.tenken.core.log.EventLog;
import io.tenken.core.simpleclient.JvmMetrics;
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
  private final ScrapeEngine engine;
  private final Ticker ticker;

  private OpenedExporter(CollectorSource source, ScrapeEngine engine, Ticker ticker) {
    this.source = source;
    this.engine = engine;
    this.ticker = ticker;
  }

  /** Only the exporter's collectors, all of them on demand. */
  static OpenedExporter forOneLook(Invocation invocation) throws ConfigurationException {
    CollectorSource source = new OnDemandSource(open(invocation));
    return opened(invocation, source, engine(invocation, source, new SelfMetrics()));
  }

  /** With the metrics of this process, unless they are not wanted. */
  static OpenedExporter forServing(Invocation invocation, SelfMetrics self)
      throws ConfigurationException {
    CollectorSource source = open(invocation);
    ScrapeEngine.Builder engine = engine(invocation, source, self);
    if (!invocation.settings().get(CommonSettings.DISABLE_EXPORTER_METRICS)) {
      JvmMetrics jvm = new JvmMetrics();
      engine.collector(jvm.spec(), jvm);
      engine.collector(SelfMetrics.spec(), name -> self.collector());
    }
    return opened(invocation, source, engine);
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

  /** To be closed before this. */
  Heartbeat startHeartbeat(EventLog log) {
    return Heartbeat.of(engine, log);
  }

  @Override
  public void close() {
    engine.close();
    source.close();
  }

  private static CollectorSource open(Invocation invocation) throws ConfigurationException {
    return invocation.exporter().open(invocation.settings(), invocation.runtime());
  }

  private static ScrapeEngine.Builder engine(
      Invocation invocation, CollectorSource source, SelfMetrics self) {
    BuildInfo build = BuildInfo.load();
    String namespace = invocation.exporter().identity().namespace();
    ScrapeEngine.Builder engine =
        ScrapeEngine.builder(namespace, invocation.runtime(), self)
            .buildInfo(build.version(), build.revision(), build.jdk());
    for (CollectorSpec collector : invocation.enabled()) {
      engine.collector(collector, source);
    }
    return engine;
  }

  private static OpenedExporter opened(
      Invocation invocation, CollectorSource source, ScrapeEngine.Builder engine) {
    return new OpenedExporter(source, engine.build(), invocation.runtime().ticker());
  }
}
