package io.tenken.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenken.core.encode.ByteChunks;
import io.tenken.core.encode.ChunkPool;
import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.engine.ScrapeEngine;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterRuntime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * What one scrape of an exporter gives while time stands still.
 *
 * @param families sorted by name
 */
record ScrapedPage(List<MetricFamily> families) {

  private static final long MOST_BYTES = 64L << 20;

  ScrapedPage {
    families = List.copyOf(families);
  }

  /** Runs all collectors of the exporter once; those that run in the background, there. */
  static ScrapedPage of(Exporter exporter, Backend backend) throws Exception {
    FakeTicker ticker = new FakeTicker();
    ExporterRuntime runtime = FakeRuntime.with(ticker, new RecordingLog());
    try (CollectorSource source = backend.open(runtime);
        ScrapeEngine engine = engine(exporter, source, runtime)) {
      engine.heartbeat();
      Deadline deadline = Deadline.after(Patience.LIMIT, ticker);
      return new ScrapedPage(engine.scrape(ScrapeRequest.everything(), deadline).families());
    }
  }

  private static ScrapeEngine engine(
      Exporter exporter, CollectorSource source, ExporterRuntime runtime) {
    ScrapeEngine.Builder engine =
        ScrapeEngine.builder(exporter.identity().namespace(), runtime, new SelfMetrics())
            .buildInfo("1.2.3", "0123456789ab", "17");
    exporter.collectors().forEach(collector -> engine.collector(collector, source));
    return engine.build();
  }

  String in(ExpositionFormat format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ByteChunks page = new ByteChunks(new ChunkPool(MOST_BYTES), MOST_BYTES)) {
      format.write(families, page);
      page.writeTo(bytes);
    }
    return bytes.toString(UTF_8);
  }
}
