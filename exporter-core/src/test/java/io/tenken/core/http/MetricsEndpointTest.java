package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.Selection;
import io.tenken.testkit.exposition.ExpositionParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The page of metrics")
class MetricsEndpointTest {

  private final RunningServer server = new RunningServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void gives_text_unless_asked_otherwise() throws IOException {
    RawResponse response = server.get("/metrics");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type"))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.header("Vary")).isEqualTo("Accept, Accept-Encoding");
    assertThat(response.header("Content-Encoding")).isEmpty();
    assertThat(response.text()).isEqualTo(FakeScraper.PAGE);
  }

  @Test
  void gives_openmetrics_to_those_who_prefer_it() throws IOException {
    RawResponse response =
        server.get(
            "/metrics",
            "Accept: application/openmetrics-text;version=1.0.0",
            "Accept: text/plain;q=0.5");

    assertThat(response.header("Content-Type"))
        .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8");
    assertThat(ExpositionParser.parseOpenMetrics(response.text())).hasSize(1);
  }

  @Test
  void compresses_a_large_page_for_those_who_can_read_it() throws IOException {
    server.scraper.gives(() -> List.of(FakeScraper.large(300_000)));
    String plain = server.get("/metrics").text();
    RawResponse response = server.get("/metrics", "Accept-Encoding: gzip");

    assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(response.body()).hasSizeLessThan(plain.length() / 5);
    assertThat(response.unzipped()).isEqualTo(plain);
  }

  @Test
  void leaves_a_small_page_as_it_is() throws IOException {
    assertThat(server.get("/metrics", "Accept-Encoding: gzip").text()).isEqualTo(FakeScraper.PAGE);
    assertThat(server.get("/metrics", "Accept-Encoding: gzip, identity;q=0").unzipped())
        .isEqualTo(FakeScraper.PAGE);
  }

  @Test
  void answers_head_with_the_length_only() throws IOException {
    RawResponse response = server.exchange("HEAD", "/metrics");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.contentLength()).isEqualTo(FakeScraper.PAGE.length());
    assertThat(response.body()).isEmpty();
  }

  @Test
  void passes_on_what_the_query_selects() throws IOException {
    server.get("/metrics?collect[]=cpu&name%5B%5D=test_up");

    assertThat(server.scraper.lastRequest().collectors()).isEqualTo(Selection.only(Set.of("cpu")));
    assertThat(server.scraper.lastRequest().metrics().includes("test_up")).isTrue();
    assertThat(server.scraper.lastRequest().metrics().includes("test_down")).isFalse();
  }

  @Test
  void selects_nothing_when_everything_is_excluded() throws IOException {
    server.get("/metrics?exclude[]=cpu&exclude[]=disk");
    assertThat(server.scraper.lastRequest().collectors()).isEqualTo(Selection.only(Set.of()));
  }

  @Test
  void gives_the_scrape_less_time_than_the_client_has() throws IOException {
    server.get("/metrics", "X-Prometheus-Scrape-Timeout-Seconds: 5");
    assertThat(server.scraper.lastTimeout())
        .isBetween(Duration.ofMillis(4_000), Duration.ofMillis(4_750));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "0.25", "121", "soon", "-1"})
  void takes_its_own_time_when_the_header_makes_no_sense(String seconds) throws IOException {
    server.get("/metrics", "X-Prometheus-Scrape-Timeout-Seconds: " + seconds);
    assertThat(server.scraper.lastTimeout())
        .isBetween(Duration.ofMillis(8_500), Duration.ofMillis(9_500));
  }

  @Test
  void hides_its_own_faults_from_the_client_and_logs_one_of_a_row() throws IOException {
    server.scraper.gives(
        () -> {
          throw new IllegalStateException("secret");
        });
    RawResponse response = server.get("/metrics");
    server.get("/metrics");

    assertThat(response.status()).isEqualTo(500);
    assertThat(response.text())
        .isEqualTo("internal error; the log has more under request=r1\n")
        .doesNotContain("secret");
    assertThat(server.log.lines("request_failed")).hasSize(2);
    assertThat(server.log.lines("request_failed").get(0)).startsWith("ERROR").contains("secret");
    assertThat(server.log.lines("request_failed").get(1)).startsWith("DEBUG");

    server.scraper.gives(() -> List.of(FakeScraper.up()));
    assertThat(server.get("/metrics").status()).isEqualTo(200);
    assertThat(server.log.lines("request_recovered")).hasSize(1);
  }

  @Test
  void gives_up_a_page_that_is_too_large() throws IOException {
    server.scraper.gives(() -> List.of(FakeScraper.large(70 << 20)));
    assertThat(server.get("/metrics").status()).isEqualTo(500);

    server.scraper.gives(() -> List.of(FakeScraper.up()));
    assertThat(server.get("/metrics").text()).isEqualTo(FakeScraper.PAGE);
  }
}
