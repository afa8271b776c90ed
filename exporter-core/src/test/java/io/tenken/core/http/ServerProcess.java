package io.tenken.core.http;

import io.tenken.core.model.MetricFamily;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.web.WebSecurity;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A server in a process of its own, as in production: its limits are set before the JDK's server
 * loads, and its threads and descriptors can be counted. The page has {@link #PAGE_BYTES}.
 */
final class ServerProcess implements AutoCloseable {

  /** More than the system buffers for a client that does not read. */
  static final int PAGE_BYTES = 2 << 20;

  private final Process process;
  private final InetSocketAddress address;

  private ServerProcess(Process process, int port) {
    this.process = process;
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  static ServerProcess start() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new ServerProcess(process, Integer.parseInt(out.readLine()));
  }

  /** The process itself; ends when its input does, with the test that has started it. */
  public static void main(String[] args) throws Exception {
    FakeScraper scraper = new FakeScraper();
    List<MetricFamily> page = List.of(FakeScraper.large(PAGE_BYTES));
    scraper.gives(() -> page);
    ExporterServer server =
        ExporterServer.start(
            RunningServer.settings("127.0.0.1:0"),
            new ServerParts(
                scraper,
                WebSecurity.open(),
                new SelfMetrics(),
                new RecordingLog(),
                Ticker.system()));
    System.out.println(server.boundAddresses().get(0).getPort());
    while (System.in.read() >= 0) {
      // the test says nothing; it only ends
    }
    server.close();
  }

  InetSocketAddress address() {
    return address;
  }

  int threads() {
    return entries("task");
  }

  int descriptors() {
    return entries("fd");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  private int entries(String folder) {
    String[] names = new File("/proc/" + process.pid() + "/" + folder).list();
    return names == null ? 0 : names.length;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
