package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.Patience;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.CommandResult;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("serve, as a process")
class ServeIT {

  @TempDir Path folder;
  private InstalledCommand weather;

  @BeforeEach
  void install() throws IOException {
    weather = WeatherDistribution.create(folder.resolve("weather"));
  }

  @Test
  @DisplayName("says in one line where it listens, and serves")
  void serves() throws Exception {
    try (ServingProcess serving = ServingProcess.start(weather)) {
      HttpResponse<String> page = serving.get("/metrics").get();

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("weather_clouds{station=\"hilltop\"} 3\n", "jvm_", "exporter_");
      assertThat(serving.log()).hasLineCount(1).contains("level=info event=listening");
    }
  }

  @Test
  @DisplayName("leaves out the metrics about its process where they are not wanted")
  void withoutExporterMetrics() throws Exception {
    try (ServingProcess serving = ServingProcess.start(weather, "--web.disable-exporter-metrics")) {
      assertThat(serving.get("/metrics").get().body())
          .contains("weather_scrape_collector_success{collector=\"sky\"} 1\n")
          .doesNotContain("jvm_", "process_", "exporter_scrapes");
    }
  }

  @ParameterizedTest(name = "SIG{0}")
  @ValueSource(strings = {"TERM", "INT"})
  @DisplayName("completes the scrape that is under way when it is told to stop, and ends with 0")
  void stopDuringScrape(String signal) throws Exception {
    try (ServingProcess serving = ServingProcess.start(weather, "--collector.slow")) {
      CompletableFuture<HttpResponse<String>> scrape = serving.get("/metrics");
      awaitRunning(serving);

      serving.signal(signal);

      assertThat(serving.awaitEnd()).isZero();
      assertThat(scrape.get().statusCode()).isEqualTo(200);
      assertThat(scrape.get().body()).contains("weather_glacier_metres_moved 1\n");
      assertThat(serving.log()).endsWith(" level=info event=stopped\n");
    }
  }

  @Test
  @DisplayName("reads the web configuration again on SIGHUP, and goes on")
  void hangUp() throws Exception {
    Path webConfig = folder.resolve("web.yml");
    Files.writeString(webConfig, frameOptions("deny"));
    try (ServingProcess serving = ServingProcess.start(weather, "--web.config.file=" + webConfig)) {
      assertThat(frameOptions(serving)).isEqualTo("deny");

      Files.writeString(webConfig, frameOptions("sameorigin"));
      serving.signal("HUP");
      Patience.until("the reload", () -> serving.log().contains("event=web_config_reloaded"));

      assertThat(frameOptions(serving)).isEqualTo("sameorigin");
      assertThat(serving.get("/metrics").get().body())
          .contains("exporter_web_config_reloads_total{outcome=\"success\"} 1\n");
      assertThat(serving.isRunning()).isTrue();
    }
  }

  private static String frameOptions(String value) {
    return """
        http_server_config:
          headers:
            X-Frame-Options: %s
        """
        .formatted(value);
  }

  private static String frameOptions(ServingProcess serving) throws Exception {
    return serving.get("/-/healthy").get().headers().firstValue("X-Frame-Options").orElse("");
  }

  @Test
  @DisplayName("says which port is taken, with status 2")
  void portInUse() throws Exception {
    try (ServingProcess first = ServingProcess.start(weather)) {
      int port = first.uri("/").getPort();

      CommandResult second =
          weather.on(JavaRuntime.current(), "--web.listen-address=127.0.0.1:" + port).run();

      assertThat(second.status()).isEqualTo(ExitStatus.USAGE);
      assertThat(second.stderr())
          .hasLineCount(1)
          .contains("--web.listen-address \"127.0.0.1:" + port + "\"", "in use");
    }
  }

  /** The health check is answered while the slow collector runs; the landing page tells of it. */
  private static void awaitRunning(ServingProcess serving) {
    Patience.until(
        "the slow collector to run",
        () -> {
          try {
            return serving.get("/").get().body().contains(">running<");
          } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
          }
        });
  }
}
