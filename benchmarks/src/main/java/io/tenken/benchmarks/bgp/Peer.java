package io.tenken.benchmarks.bgp;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An exporter under measurement: a process with a page. */
final class Peer implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** vtysh, which it runs for BFD, knows one place only. */
  private static final String WITH_USUAL_DIRECTORY =
      "mount -t tmpfs tmpfs /run && mkdir /run/frr && mount --bind \"$0\" /run/frr && exec \"$@\"";

  private final Process process;
  private final URI page;
  private final String sign;
  private final HttpClient http = HttpClient.newHttpClient();

  private Peer(Process process, URI page, String sign) {
    this.process = process;
    this.page = page;
    this.sign = sign;
  }

  /** Debian's exporter of FRR as its users start it, with the directory at its usual place. */
  static Peer frrExporter(String directory) throws IOException {
    return start(
        List.of(
            LabPart.program("unshare"),
            "--mount",
            "sh",
            "-c",
            WITH_USUAL_DIRECTORY,
            directory,
            LabPart.program("prometheus-frr-exporter"),
            "--collector.bgp6",
            "--no-collector.ospf",
            "--web.listen-address"),
        "frr_bgp_peer_state");
  }

  /**
   * @param command its last word wants an address
   * @param sign a metric of a page on which all is well
   */
  static Peer start(List<String> command, String sign) throws IOException {
    String address = "127.0.0.1:" + freePort();
    List<String> words = new ArrayList<>(command);
    words.add(address);
    Process process =
        new ProcessBuilder(words)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Peer peer = new Peer(process, URI.create("http://" + address + "/metrics"), sign);
    Await.until(command.get(0) + " serves its page", START, peer::answers);
    return peer;
  }

  /** Its process and those that it has started, such as the Java behind a launcher. */
  List<Long> pids() {
    List<Long> pids = new ArrayList<>(List.of(process.pid()));
    process.descendants().map(ProcessHandle::pid).forEach(pids::add);
    return pids;
  }

  /** The page. */
  String scrape() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(PATIENCE).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private boolean answers() {
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
