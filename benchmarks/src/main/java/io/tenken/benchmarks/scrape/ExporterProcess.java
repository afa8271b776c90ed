package io.tenken.benchmarks.scrape;

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
import java.util.function.DoubleSupplier;

/** An exporter under measurement: a process with a page. */
public final class ExporterProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final URI page;
  private final HttpClient http = HttpClient.newHttpClient();

  private ExporterProcess(Process process, URI page) {
    this.process = process;
    this.page = page;
  }

  /** Starts it with the environment of this process. */
  public static ExporterProcess start(List<String> command, String sign) throws IOException {
    return start(command, Map.of(), sign);
  }

  /**
   * Starts it and waits until all is well with its page.
   *
   * @param command to which {@code --web.listen-address=…} is added; all exporters know that option
   * @param environment added to that of this process
   * @param sign what stands on a page on which all is well
   */
  public static ExporterProcess start(
      List<String> command, Map<String, String> environment, String sign) throws IOException {
    String address = "127.0.0.1:" + freePort();
    List<String> words = new ArrayList<>(command);
    words.add("--web.listen-address=" + address);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    ExporterProcess exporter =
        new ExporterProcess(builder.start(), URI.create("http://" + address + "/metrics"));
    Await.until(command.get(0) + " serves its page", START, () -> exporter.shows(sign));
    return exporter;
  }

  /** CPU time of its process, and of all that it has started. */
  public DoubleSupplier cpu() {
    return CpuClock.of(this::pids);
  }

  /** Its process and those that it has started, such as the Java behind a launcher. */
  private List<Long> pids() {
    List<Long> pids = new ArrayList<>(List.of(process.pid()));
    process.descendants().map(ProcessHandle::pid).forEach(pids::add);
    return pids;
  }

  /** The process that has the memory: the launcher becomes the Java process, or its parent. */
  public long mainPid() {
    List<Long> pids = pids();
    return pids.get(pids.size() - 1);
  }

  /** To be warm before it is measured. */
  public void scrape(int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      scrape();
    }
  }

  /** The page. */
  public String scrape() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private boolean shows(String sign) {
    try {
      return scrape().contains(sign);
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
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
