package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.CollectorStatus;
import io.tenken.core.engine.Selection;
import io.tenken.core.spi.FailureReason;
import io.tenken.testkit.exposition.ExpositionParser;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The web server")
class ExporterServerTest {

  private static final String PAGE = "# HELP test_up Always 1.\n# TYPE test_up gauge\ntest_up 1\n";

  private final RunningServer server = new RunningServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Nested
  @DisplayName("at the path of the metrics")
  class Metrics {

    @Test
    void gives_text_unless_asked_otherwise() throws IOException {
      RawResponse response = server.get("/metrics");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.header("Content-Type"))
          .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
      assertThat(response.header("Vary")).isEqualTo("Accept, Accept-Encoding");
      assertThat(response.header("Content-Encoding")).isEmpty();
      assertThat(response.text()).isEqualTo(PAGE);
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
      assertThat(server.get("/metrics", "Accept-Encoding: gzip").text()).isEqualTo(PAGE);
      assertThat(server.get("/metrics", "Accept-Encoding: gzip, identity;q=0").unzipped())
          .isEqualTo(PAGE);
    }

    @Test
    void answers_head_with_the_length_only() throws IOException {
      RawResponse response = server.exchange("HEAD", "/metrics");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.contentLength()).isEqualTo(PAGE.length());
      assertThat(response.body()).isEmpty();
    }

    @Test
    void passes_on_what_the_query_selects() throws IOException {
      server.get("/metrics?collect[]=cpu&name%5B%5D=test_up");

      assertThat(server.scraper.lastRequest().collectors())
          .isEqualTo(Selection.only(Set.of("cpu")));
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
      assertThat(server.get("/metrics").text()).isEqualTo(PAGE);
    }
  }

  @Nested
  @DisplayName("refuses")
  class Refusals {

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            /metrics?collect[]=cpu&exclude[]=disk | 400 | collect[] and exclude[] can't be combined
            /metrics?collect[]=net                | 400 | collect[]="net": no such collector is enabled here; there are cpu, disk
            /metrics?exclude[]=net                | 400 | exclude[]="net": no such collector is enabled here; there are cpu, disk
            /metrics?collect[]=%3Cscript%3E       | 400 | collect[]="?script?": no such collector
            /metrics?collect[]=                   | 400 | collect[]="": no such collector
            /metrics?name[]=a-b                   | 400 | name[]="a-b": that is no name of a metric
            /metrics?name[]=%C3                   | 400 | the query is not UTF-8
            /metrics?name[]=%C0%AF                | 400 | the query is not UTF-8
            /metrics?name[]=%4                    | 400 |
            /metrics?%                            | 400 |
            /metrics/                             | 404 | there is nothing here
            /metricsx                             | 404 | there is nothing here
            /%2e%2e/etc/passwd                    | 404 | there is nothing here
            /debug/pprof                          | 404 | there is nothing here
            """)
    void what_makes_no_sense(String target, int status, String message) throws IOException {
      RawResponse response = server.get(target);

      assertThat(response.status()).isEqualTo(status);
      assertThat(response.text()).contains(message == null ? "" : message);
      assertThat(server.scraper.scrapes()).isZero();
    }

    @Test
    void more_values_than_anybody_needs() throws IOException {
      assertThat(server.get("/metrics?" + "name[]=a&".repeat(64)).status()).isEqualTo(200);
      assertThat(server.get("/metrics?" + "name[]=a&".repeat(65)).status()).isEqualTo(400);
      assertThat(server.get("/metrics?name[]=" + "a".repeat(128)).status()).isEqualTo(200);
      assertThat(server.get("/metrics?name[]=" + "a".repeat(129)).status()).isEqualTo(400);
    }

    @Test
    void a_query_that_is_too_long() throws IOException {
      String query = "name[]=a&".repeat(910) + "x".repeat(8 * 1024);
      assertThat(server.get("/metrics?" + query.substring(0, 8 * 1024)).status()).isEqualTo(400);
      assertThat(server.get("/metrics?" + query.substring(0, 8 * 1024 + 1)).status())
          .isEqualTo(414);
    }

    @Test
    void headers_that_are_too_many() throws IOException {
      String[] headers = new String[64];
      Arrays.setAll(headers, i -> "X-Header-" + i + ": 1");
      assertThat(server.get("/metrics", headers).status()).isEqualTo(431);
      assertThat(server.get("/metrics", Arrays.copyOf(headers, 60)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", "X"})
    void other_methods(String method) throws IOException {
      RawResponse response = server.exchange(method, "/metrics");

      assertThat(response.status()).isEqualTo(405);
      assertThat(response.header("Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void a_request_with_a_body_and_closes_the_connection() throws IOException {
      try (RawClient client = RawClient.connect(server.address())) {
        client.send(RawClient.head("GET", "/metrics", "Content-Length: 3") + "abc");
        RawResponse response = client.read();

        assertThat(response.status()).isEqualTo(413);
        assertThat(response.header("Connection")).isEqualTo("close");
        assertThat(client.isClosedByServer()).isTrue();
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "GET /a b HTTP/1.1\r\n\r\n",
          "GET http://[::1 HTTP/1.1\r\n\r\n",
          "GET /% HTTP/1.1\r\nHost: a\r\n\r\n",
          "GARBAGE\r\n\r\n",
          "GET /metrics HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        })
    void a_request_that_is_none(String request) throws IOException {
      try (RawClient client = RawClient.connect(server.address())) {
        client.send(request);
        assertThat(client.read().status()).isBetween(400, 499);
      }
      assertThat(server.get("/metrics").status()).isEqualTo(200);
    }
  }

  @Nested
  @DisplayName("besides")
  class Others {

    @Test
    void is_healthy_and_ready_without_asking_the_collectors() throws IOException {
      server.scraper.hold();
      assertThat(server.get("/-/healthy").text()).isEqualTo("healthy\n");
      assertThat(server.get("/-/ready").text()).isEqualTo("ready\n");
      assertThat(server.scraper.scrapes()).isZero();
    }

    @Test
    void shows_what_runs_and_what_is_wrong() throws IOException {
      server.scraper.hasStatus(
          FakeScraper.idle("cpu"),
          new CollectorStatus(
              "disk",
              CollectorStatus.State.LATE,
              Optional.of(FailureReason.TIMEOUT),
              "guest <b>\"evil\"</b> does not answer",
              Optional.empty()));
      RawResponse response = server.get("/");

      assertThat(response.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      assertThat(response.header("Content-Security-Policy"))
          .startsWith("default-src 'none'; style-src 'sha256-");
      assertThat(response.text())
          .contains("test-exporter 1.2.3", "Says &lt;that&gt; all is well.")
          .contains("<td>cpu</td><td>idle</td><td>7s ago</td>")
          .contains("<td>disk</td><td>late</td><td>never</td>")
          .contains("timeout: guest &lt;b&gt;&quot;evil&quot;&lt;/b&gt; does not answer")
          .contains("href=\"/metrics\"", "href=\"/-/healthy\"")
          .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/-/healthy", "/missing", "/metrics?collect[]=x"})
    void forbids_guessing_and_keeping(String target) throws IOException {
      RawResponse response = server.get(target);
      assertThat(response.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(response.header("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void answers_requests_that_come_in_one_piece() throws IOException {
      try (RawClient client = RawClient.connect(server.address())) {
        String two = RawClient.head("GET", "/-/healthy") + RawClient.head("GET", "/metrics");
        client.send(two + RawClient.head("GET", "/missing"));

        assertThat(client.read().text()).isEqualTo("healthy\n");
        assertThat(client.read().text()).isEqualTo(PAGE);
        assertThat(client.read().status()).isEqualTo(404);
      }
    }
  }
}
