package io.tenken.benchmarks.encode;

import io.tenken.core.encode.ByteChunks;
import io.tenken.core.encode.ChunkPool;
import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.Ticker;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Ours, as the web server does it: engine, checks of labels and duplicates, pooled chunks. */
final class TenkenPage implements PageWriter {

  private static final long MOST_BYTES = 64 << 20;

  private final Fleet fleet;
  private final List<MetricDefinition> metrics =
      IntStream.range(0, Fleet.METRICS).mapToObj(TenkenPage::definition).toList();
  private final ChunkPool pool = new ChunkPool(MOST_BYTES);
  private final ScrapeEngine engine;
  private ScrapeResult result = new ScrapeResult(List.of(), List.of());

  TenkenPage(Fleet fleet) {
    this.fleet = fleet;
    this.engine =
        ScrapeEngine.builder("bench", runtime(), new SelfMetrics())
            .collector(
                CollectorSpec.of("disks", "Disks.", metrics), name -> (scrape, sink) -> emit(sink))
            .build();
  }

  @Override
  public void collect() throws InterruptedException {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), Ticker.system());
    result = engine.scrape(ScrapeRequest.everything(), deadline);
  }

  @Override
  public void encode(OutputStream target) throws IOException {
    try (ByteChunks page = new ByteChunks(pool, MOST_BYTES)) {
      ExpositionFormat.TEXT.write(result.families(), page);
      page.writeTo(target);
    }
  }

  @Override
  public void close() {
    engine.close();
  }

  private void emit(MetricSink sink) {
    for (int metric = 0; metric < Fleet.METRICS; metric++) {
      FamilyWriter rows = sink.family(metrics.get(metric));
      for (int row = 0; row < Fleet.ROWS; row++) {
        double value = fleet.value(metric, row);
        if (Fleet.isCount(metric)) {
          rows.add((long) value, fleet.labelValues(row));
        } else {
          rows.add(value, fleet.labelValues(row));
        }
      }
    }
  }

  private static MetricDefinition definition(int metric) {
    return MetricDefinition.gauge(Fleet.name(metric))
        .labels(Fleet.LABELS.toArray(String[]::new))
        .help(Fleet.help(metric))
        .source("benchmark")
        .build();
  }

  private static ExporterRuntime runtime() {
    return new ExporterRuntime(
        Ticker.system(), Clock.systemUTC(), (level, event, fields) -> {}, Map.of());
  }
}
