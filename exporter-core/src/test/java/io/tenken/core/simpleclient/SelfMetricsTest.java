package io.tenken.core.simpleclient;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.simpleclient.SelfMetrics.Endpoint;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The exporter's own metrics")
class SelfMetricsTest {

  private final SelfMetrics self = new SelfMetrics();

  @Test
  @DisplayName("start at zero, where they have no labels")
  void start() throws Exception {
    assertThat(lines())
        .contains(
            "exporter_scrapes_in_flight 0.0",
            "exporter_scrapes_rejected_total 0.0",
            "exporter_scrape_timeout_headers_ignored_total 0.0",
            "exporter_authentication_failures_total 0.0",
            "exporter_http_requests_rate_limited_total 0.0",
            "exporter_scrape_duration_seconds_count 0.0",
            "exporter_response_bytes_sum 0.0")
        .noneMatch(line -> line.startsWith("exporter_http_requests_total"));
  }

  @Test
  @DisplayName("count requests by endpoint and status, in a stable order")
  void requests() throws Exception {
    self.requestServed(Endpoint.READY, 503);
    self.requestServed(Endpoint.METRICS, 200);
    self.requestServed(Endpoint.METRICS, 200);
    self.requestServed(Endpoint.HEALTHY, 200);
    self.requestServed(Endpoint.LANDING, 200);
    self.requestServed(Endpoint.OTHER, 404);

    assertThat(lines(SelfMetrics.REQUESTS))
        .containsExactly(
            "exporter_http_requests_total{handler=\"healthy\",code=\"200\"} 1.0",
            "exporter_http_requests_total{handler=\"landing\",code=\"200\"} 1.0",
            "exporter_http_requests_total{handler=\"metrics\",code=\"200\"} 2.0",
            "exporter_http_requests_total{handler=\"other\",code=\"404\"} 1.0",
            "exporter_http_requests_total{handler=\"ready\",code=\"503\"} 1.0");
  }

  @Test
  @DisplayName("know the scrapes in flight, their durations and sizes")
  void scrapes() throws Exception {
    self.scrapeStarted();
    self.scrapeStarted();
    self.scrapeEnded(300_000_000);
    self.responseBytes(4711);

    assertThat(lines(SelfMetrics.SCRAPES_IN_FLIGHT))
        .containsExactly("exporter_scrapes_in_flight 1.0");
    assertThat(lines(SelfMetrics.SCRAPE_DURATION))
        .contains(
            "exporter_scrape_duration_seconds_bucket[0.25] 0.0",
            "exporter_scrape_duration_seconds_bucket[0.5] 1.0",
            "exporter_scrape_duration_seconds_bucket[Infinity] 1.0",
            "exporter_scrape_duration_seconds_count 1.0",
            "exporter_scrape_duration_seconds_sum 0.3");
    assertThat(lines(SelfMetrics.RESPONSE_SIZE))
        .contains(
            "exporter_response_bytes_bucket[1000.0] 0.0",
            "exporter_response_bytes_bucket[10000.0] 1.0",
            "exporter_response_bytes_sum 4711.0");
  }

  @Test
  @DisplayName("count what was turned away, ignored and read again")
  void incidents() throws Exception {
    self.scrapeRejected();
    self.timeoutHeaderIgnored();
    self.authenticationFailed();
    self.rateLimited();
    self.configurationReloaded(true);
    self.configurationReloaded(false);

    assertThat(lines())
        .contains(
            "exporter_scrapes_rejected_total 1.0",
            "exporter_scrape_timeout_headers_ignored_total 1.0",
            "exporter_authentication_failures_total 1.0",
            "exporter_http_requests_rate_limited_total 1.0",
            "exporter_web_config_reloads_total{outcome=\"failure\"} 1.0",
            "exporter_web_config_reloads_total{outcome=\"success\"} 1.0");
  }

  @Test
  @DisplayName("keep the failures of collectors for the engine, and off their own list")
  void failures() throws Exception {
    self.collectorFailed("peer", FailureReason.PARSE);
    self.collectorFailed("peer", FailureReason.PARSE);

    assertThat(self.collectorFailures("peer", FailureReason.PARSE)).isEqualTo(2);
    assertThat(self.collectorFailures("peer", FailureReason.LIMIT)).isZero();
    assertThat(lines()).noneMatch(line -> line.contains("peer"));
  }

  @Test
  @DisplayName("keep what the definitions say about them, such as the help")
  void definitions() throws Exception {
    RecordingSink sink = collected();

    assertThat(sink.families())
        .extracting(family -> family.definition())
        .isSubsetOf(SelfMetrics.spec().metrics());
  }

  private List<String> lines() throws Exception {
    return collected().lines();
  }

  private List<String> lines(MetricDefinition metric) throws Exception {
    return collected().lines(metric);
  }

  private RecordingSink collected() throws CollectorException, InterruptedException {
    RecordingSink sink = new RecordingSink(SelfMetrics.spec().metrics());
    self.collector().collect(FakeScrape.within(Duration.ofSeconds(1)), sink);
    assertThat(sink.partials()).isEmpty();
    return sink;
  }
}
