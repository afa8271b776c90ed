package io.tenken.libvirt.lab;

import io.tenken.core.encode.ByteChunks;
import io.tenken.core.encode.ChunkPool;
import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.engine.CollectorOutcome;
import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.log.EventLog;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.libvirt.LibvirtExporter;
import io.tenken.libvirt.testing.MapSettings;
import io.tenken.libvirt.testing.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The exporter in this process, from its options to its page, scraped like the real one. */
final class RunningExporter implements AutoCloseable {

  private final CollectorSource source;
  private final ScrapeEngine engine;
  private List<CollectorOutcome> lastOutcomes = List.of();
  private Duration lastDuration = Duration.ZERO;

  RunningExporter(String uri) throws ConfigurationException {
    this(Map.of("libvirt.uri", uri));
  }

  /**
   * @param settings as the operator would type them
   */
  RunningExporter(Map<String, String> settings) throws ConfigurationException {
    LibvirtExporter exporter = new LibvirtExporter();
    EventLog log = new RecordingLog();
    ExporterRuntime runtime =
        new ExporterRuntime(Ticker.system(), Clock.systemUTC(), log, Map.of());
    this.source = exporter.open(new MapSettings(settings), runtime);
    ScrapeEngine.Builder builder = ScrapeEngine.builder("libvirt", runtime, new SelfMetrics());
    exporter.collectors().stream()
        .filter(CollectorSpec::enabledByDefault)
        .forEach(spec -> builder.collector(spec, source));
    this.engine = builder.build();
  }

  Page scrape() throws InterruptedException, IOException {
    return scrape(Duration.ofSeconds(20));
  }

  Page scrape(Duration timeout) throws InterruptedException, IOException {
    long start = System.nanoTime();
    ScrapeResult result =
        engine.scrape(ScrapeRequest.everything(), Deadline.after(timeout, Ticker.system()));
    lastDuration = Duration.ofNanos(System.nanoTime() - start);
    lastOutcomes = result.outcomes();
    try (ByteChunks page = new ByteChunks(ChunkPool.ofQuarterOfHeap(), 64 << 20)) {
      ExpositionFormat.TEXT.write(result.families(), page);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      page.writeTo(bytes);
      return new Page(bytes.toString(StandardCharsets.UTF_8));
    }
  }

  /** How long the last scrape took. */
  Duration lastDuration() {
    return lastDuration;
  }

  /** Collectors that failed in the last scrape, with reason and words. */
  List<String> lastFailures() {
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
