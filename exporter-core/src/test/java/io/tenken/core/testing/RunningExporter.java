package io.tenken.core.testing;

import io.tenken.core.encode.ByteChunks;
import io.tenken.core.encode.ChunkPool;
import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.engine.CollectorOutcome;
import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An exporter in this process, from its options to its page, scraped like the real one. */
public final class RunningExporter implements AutoCloseable {

  private static final long MOST_BYTES = 64L << 20;

  private final CollectorSource source;
  private final ScrapeEngine engine;
  private List<CollectorOutcome> lastOutcomes = List.of();
  private Duration lastDuration = Duration.ZERO;

  /**
   * @param settings as the operator would type them
   * @param collectors those that run
   */
  public RunningExporter(
      Exporter exporter, Map<String, List<String>> settings, Set<String> collectors)
      throws ConfigurationException {
    ExporterRuntime runtime =
        new ExporterRuntime(Ticker.system(), Clock.systemUTC(), new RecordingLog(), Map.of());
    this.source = exporter.open(new TextSettings(settings), runtime);
    ScrapeEngine.Builder builder =
        ScrapeEngine.builder(exporter.identity().namespace(), runtime, new SelfMetrics());
    exporter.collectors().stream()
        .filter(spec -> collectors.contains(spec.name()))
        .forEach(spec -> builder.collector(spec, source));
    this.engine = builder.build();
  }

  /** One scrape in the time that Prometheus gives by default. */
  public PageSamples scrape() throws InterruptedException, IOException {
    return scrape(Duration.ofSeconds(10));
  }

  /** One scrape in the time given. */
  public PageSamples scrape(Duration timeout) throws InterruptedException, IOException {
    long start = System.nanoTime();
    ScrapeResult result =
        engine.scrape(ScrapeRequest.everything(), Deadline.after(timeout, Ticker.system()));
    lastDuration = Duration.ofNanos(System.nanoTime() - start);
    lastOutcomes = result.outcomes();
    try (ByteChunks page = new ByteChunks(new ChunkPool(MOST_BYTES), MOST_BYTES)) {
      ExpositionFormat.TEXT.write(result.families(), page);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      page.writeTo(bytes);
      return new PageSamples(bytes.toString(StandardCharsets.UTF_8));
    }
  }

  /** How long the last scrape took. */
  public Duration lastDuration() {
    return lastDuration;
  }

  /** Collectors that failed in the last scrape, with reason and words. */
  public List<String> lastFailures() {
    return lastOutcomes.stream()
        .filter(outcome -> !outcome.succeeded())
        .map(o -> o.collector() + " " + o.failure().orElseThrow() + ": " + o.detail())
        .toList();
  }

  @Override
  public void close() {
    engine.close();
    source.close();
  }
}
