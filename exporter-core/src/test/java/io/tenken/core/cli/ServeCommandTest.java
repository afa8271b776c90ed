package io.tenken.core.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeExporter;
import io.tenken.core.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("serve")
class ServeCommandTest {

  private static final Pattern LISTENING = Pattern.compile("addresses=(\\S+) tls=(\\w+)");

  @TempDir Path folder;
  private final FakeExporter exporter = new FakeExporter();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final AtomicInteger status = new AtomicInteger(-1);
  private Thread server = new Thread(() -> {});

  @AfterEach
  void stop() throws InterruptedException {
    server.interrupt();
    server.join(Patience.LIMIT.toMillis());
  }

  @Test
  @DisplayName("serves until it is stopped, then closes what it has opened and ends with 0")
  void servesUntilStopped() throws Exception {
    serve("--web.listen-address=127.0.0.1:0");

    assertThat(get("/metrics").body()).contains("weather_clouds{station=\"hilltop\"} 3\n");
    server.interrupt();
    server.join(Patience.LIMIT.toMillis());

    assertThat(status).hasValue(ExitStatus.OK);
    assertThat(exporter.isClosed()).isTrue();
    assertThat(err.toString(UTF_8).lines().map(line -> line.replaceAll(".* event=(\\w+).*", "$1")))
        .containsExactly("listening", "stopped");
  }

  @Test
  @DisplayName("runs what works in the background without being asked")
  void background() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    exporter
        .withRain(
            (scrape, sink) -> {
              runs.incrementAndGet();
              sink.family(FakeExporter.DROPS).add(7);
            })
        .inBackground("rain", Duration.ofHours(1));

    serve("--web.listen-address=127.0.0.1:0");
    Patience.until("the first run", () -> runs.get() == 1);

    Patience.until("its result", () -> page().contains("weather_drops_total 7\n"));
    assertThat(page()).contains("weather_scrape_collector_data_age_seconds{collector=\"rain\"} ");
    assertThat(runs).hasValue(1);
  }

  @Test
  @DisplayName("says every address, IPv6 in brackets")
  void addresses() {
    serve("--web.listen-address=127.0.0.1:0", "--web.listen-address=[::1]:0");

    assertThat(listening().group(1)).matches("127\\.0\\.0\\.1:\\d+,\\[(0:){7}1]:\\d+");
    assertThat(listening().group(2)).isEqualTo("false");
  }

  @Test
  @DisplayName("refuses a web configuration that can't be used, before it listens")
  void wrongWebConfiguration() throws Exception {
    Path file = Files.writeString(folder.resolve("web.yml"), "tls_server_confg: {}\n");

    CommandResult result =
        CommandResult.of(exporter, "--web.listen-address=127.0.0.1:0 --web.config.file=" + file);

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).hasLineCount(1).contains(file.toString(), "tls_server_confg");
  }

  @Test
  @DisplayName("names an address that makes no sense")
  void wrongAddress() {
    CommandResult result = CommandResult.of(exporter, "--web.listen-address=9177");

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).hasLineCount(1).contains("--web.listen-address \"9177\"");
  }

  private void serve(String... arguments) {
    Surroundings surroundings =
        new Surroundings(
            OutputStream.nullOutputStream(),
            new PrintStream(err, false, UTF_8),
            Map.of(),
            Ticker.system(),
            Clock.systemUTC());
    server =
        new Thread(() -> status.set(ExporterApplication.of(exporter).run(surroundings, arguments)));
    server.start();
    Patience.until("the address", () -> err.toString(UTF_8).contains(" event=listening "));
  }

  private Matcher listening() {
    Matcher matcher = LISTENING.matcher(err.toString(UTF_8));
    assertThat(matcher.find()).isTrue();
    return matcher;
  }

  private String page() {
    try {
      return get("/metrics").body();
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + listening().group(1) + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
