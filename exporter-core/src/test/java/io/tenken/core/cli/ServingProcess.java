package io.tenken.core.cli;

import io.tenken.core.testing.Patience;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code weather-exporter serve} as a process, on a port of the kernel's choice. */
final class ServingProcess implements AutoCloseable {

  private static final Pattern LISTENING =
      Pattern.compile(" event=listening .*addresses=127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServingProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServingProcess start(InstalledCommand weather, String... options) throws IOException {
    Path log = Files.createTempFile(weather.home(), "serve", ".log");
    List<String> command =
        Stream.concat(
                Stream.of(weather.launcher().toString(), "--web.listen-address=127.0.0.1:0"),
                Stream.of(options))
            .collect(Collectors.toList());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("JAVA_HOME", JavaRuntime.current().home().toString());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ServingProcess(builder.start(), log);
  }

  /** Waits until it listens. */
  URI uri(String path) {
    Patience.until("the address in " + log, () -> LISTENING.matcher(log()).find());
    Matcher listening = LISTENING.matcher(log());
    if (!listening.find()) {
      throw new IllegalStateException("it was there just now");
    }
    return URI.create("http://127.0.0.1:" + listening.group(1) + path);
  }

  /**
   * @param headers names and values in turn
   */
  CompletableFuture<HttpResponse<String>> get(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.sendAsync(request.build(), BodyHandlers.ofString());
  }

  /** Sends a signal: {@code TERM}. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** The exit status, within 5 s. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after 5 s; log: " + log());
    }
    return process.exitValue();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
