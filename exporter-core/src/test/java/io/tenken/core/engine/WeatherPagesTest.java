package io.tenken.core.engine;

import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.simpleclient.SelfMetrics.Endpoint;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.Backend;
import io.tenken.core.testing.ExporterPages;
import io.tenken.core.testing.FailingCollector;
import io.tenken.core.testing.FakeExporter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/**
 * A whole page as it goes out: a collector that is asked by the scrape, one that works in the
 * background, the engine's own metrics, and those of the web server.
 */
@DisplayName("The pages of weather-exporter")
class WeatherPagesTest extends ExporterPages {

  private static final MetricCollector RAIN =
      (scrape, sink) -> sink.family(FakeExporter.DROPS).add(7);

  WeatherPagesTest() {
    super(weather(RAIN));
  }

  @Override
  protected Map<String, Backend> states() {
    return Map.of(
        "rain", runtime -> weather(RAIN).source(),
        "bucket-gone",
            runtime -> weather(new FailingCollector(FailureReason.UNREACHABLE, RAIN)).source());
  }

  private static FakeExporter weather(MetricCollector rain) {
    return new FakeExporter()
        .withRain(rain)
        .inBackground("rain", Duration.ofMinutes(1))
        .with(SelfMetrics.spec(), busy().collector());
  }

  /** Everything has happened once. */
  private static SelfMetrics busy() {
    SelfMetrics self = new SelfMetrics();
    self.requestServed(Endpoint.METRICS, 200);
    self.requestServed(Endpoint.OTHER, 404);
    self.scrapeStarted();
    self.scrapeEnded(Duration.ofMillis(200).toNanos());
    self.responseBytes(12_345);
    self.scrapeStarted();
    self.scrapeRejected();
    self.timeoutHeaderIgnored();
    self.authenticationFailed();
    self.rateLimited();
    self.configurationReloaded(true);
    self.configurationReloaded(false);
    return self;
  }
}
