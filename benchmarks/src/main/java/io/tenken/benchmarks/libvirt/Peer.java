package io.tenken.benchmarks.libvirt;

import io.tenken.testkit.lab.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An exporter under measurement: a process with a page. */
final class Peer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final URI page;
  private final HttpClient http = HttpClient.newHttpClient();

  private Peer(Process process, URI page) {
    this.process = process;
    this.page = page;
  }

  /** Debian's package, as its users start it. */
  static Peer debian(String uri) throws IOException {
    return start(
        "Debian",
        List.of(
            "prometheus-libvirt-exporter",
            "--libvirt.export-nova-metadata",
            "--libvirt.uri=" + uri,
            "--web.listen-address=127.0.0.1:"));
  }

  /**
   * The launcher of {@code dist/}, with its own Java options.
   *
   * @param options beside the exporter's defaults
   */
  static Peer tenken(Path launcher, String uri, List<String> options) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString(), "--libvirt.uri=" + uri));
    command.addAll(options);
    command.add("--web.listen-address=127.0.0.1:");
    return start("Tenken", command);
  }

  /**
   * @param command its last word is an address without a port
   */
  private static Peer start(String name, List<String> command) throws IOException {
    int port = freePort();
    List<String> words = new ArrayList<>(command);
    words.set(words.size() - 1, words.get(words.size() - 1) + port);
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Peer peer = new Peer(process, URI.create("http://127.0.0.1:" + port + "/metrics"));
    Await.until(name + " serves its page", START, peer::answers);
    return peer;
  }

  /** Its process and those that it has started, such as the Java behind a launcher. */
  List<Long> pids() {
    List<Long> pids = new ArrayList<>(List.of(process.pid()));
    process.descendants().map(ProcessHandle::pid).forEach(pids::add);
    return pids;
  }

  /** The process that has the memory: the launcher becomes the Java process, or its parent. */
  long mainPid() {
    return pids().get(pids().size() - 1);
  }

  /** To be warm before it is measured. */
  void scrape(int times) throws IOException, InterruptedException {
    for (int i = 0; i < times; i++) {
      scrape();
    }
  }

  /** The page. */
  String scrape() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private boolean answers() {
    try {
      return scrape().contains("libvirt_up");
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
