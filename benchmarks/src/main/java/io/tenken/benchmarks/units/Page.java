package io.tenken.benchmarks.units;

import io.tenken.testkit.lab.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** An exporter under measurement, and its page. */
final class Page implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Pattern UNIT = Pattern.compile("systemd_unit_state\\{name=\"([^\"]+)\"");

  private final Process process;
  private final URI uri;
  private final HttpClient http = HttpClient.newHttpClient();

  private Page(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts the exporter and waits until its page has units. */
  static Page of(List<String> command, Map<String, String> environment) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> words = new ArrayList<>(command);
    words.add("--web.listen-address=127.0.0.1:" + port);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    Page page = new Page(builder.start(), URI.create("http://127.0.0.1:" + port + "/metrics"));
    Await.until(words.get(0) + " shows units", START, page::hasUnits);
    return page;
  }

  String scrape() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(START).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  /** Different units on the page. */
  long units() throws IOException, InterruptedException {
    return UNIT.matcher(scrape()).results().map((MatchResult m) -> m.group(1)).distinct().count();
  }

  private boolean hasUnits() {
    try {
      return units() > 0;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
