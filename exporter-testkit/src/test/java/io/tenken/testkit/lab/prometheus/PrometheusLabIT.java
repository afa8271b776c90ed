package io.tenken.testkit.lab.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab(LabPart.PROMETHEUS)
@DisplayName("The Prometheus lab")
class PrometheusLabIT {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String LOGIN =
      "Basic " + Base64.getEncoder().encodeToString("anna:it's".getBytes(StandardCharsets.UTF_8));

  @TempDir private Path directory;
  private HttpServer page;

  @BeforeEach
  void servePage() throws IOException {
    page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    page.createContext("/metrics", exchange -> answer(exchange, 200));
    page.createContext(
        "/private",
        exchange ->
            answer(
                exchange,
                LOGIN.equals(exchange.getRequestHeaders().getFirst("Authorization")) ? 200 : 401));
    page.start();
  }

  @AfterEach
  void stopPage() {
    page.stop(0);
  }

  @Test
  @DisplayName("scrapes a page and answers queries about it")
  void scrapes() {
    try (PrometheusLab prometheus = PrometheusLab.start(ScrapeJob.of("probe", address()))) {
      prometheus.awaitAllUp(SOON);
      List<Sample> rows = prometheus.awaitQuery("probe_value * 2", SOON, found -> !found.isEmpty());
      assertThat(rows)
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.value()).isEqualTo(84);
                assertThat(row.label("colour")).isEqualTo("blue");
                assertThat(row.label("job")).isEqualTo("probe");
              });
      assertThat(prometheus.query("scalar(vector(1)) / 0"))
          .containsExactly(new Sample(Map.of(), Double.POSITIVE_INFINITY));
      assertThatThrownBy(() -> prometheus.query("sum(")).hasMessageContaining("parse error");
      assertThat(prometheus.metadata("probe"))
          .containsExactly(new Metadata("probe_value", "gauge", "", "A colour."));
    }
  }

  @Test
  @DisplayName("shows why a target is down, and logs in where asked to")
  void basic_auth() {
    ScrapeJob job = ScrapeJob.of("open", address()).with(List.of("metrics_path: /private"));
    ScrapeJob login =
        new ScrapeJob("login", job.targets(), job.settings()).withBasicAuth("anna", "it's");
    try (PrometheusLab prometheus = PrometheusLab.start(job, login)) {
      prometheus.awaitQuery("up{job='login'} == 1", SOON, rows -> rows.size() == 1);
      prometheus.awaitQuery("up{job='open'} == 0", SOON, rows -> rows.size() == 1);
      assertThat(prometheus.targets())
          .filteredOn(target -> !target.isUp())
          .singleElement()
          .extracting(Target::lastError)
          .asString()
          .contains("401");
    }
  }

  @Test
  @DisplayName("evaluates rule files")
  void rule_files() throws IOException {
    Path rules =
        Files.writeString(
            directory.resolve("rules.yml"),
            "groups: [{name: g, rules: [{record: 'job:up:sum', expr: 'sum by (job) (up)'}]}]\n");
    try (PrometheusLab prometheus =
        PrometheusLab.start(List.of(ScrapeJob.of("probe", address())), List.of(rules))) {
      prometheus.awaitQuery("job:up:sum == 1", SOON, rows -> rows.size() == 1);
    }
  }

  @Test
  @DisplayName("says what is wrong with a configuration that Prometheus refuses")
  void wrong_configuration() {
    ScrapeJob wrong = ScrapeJob.of("probe", address()).with(List.of("no_such_setting: 1"));
    assertThatThrownBy(() -> PrometheusLab.start(wrong)).hasMessageContaining("no_such_setting");
  }

  private String address() {
    return "127.0.0.1:" + page.getAddress().getPort();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body =
        """
        # HELP probe_value A colour.
        # TYPE probe_value gauge
        probe_value{colour="blue"} 42
        """
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
