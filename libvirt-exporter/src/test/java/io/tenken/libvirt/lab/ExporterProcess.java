package io.tenken.libvirt.lab;

import io.tenken.libvirt.LibvirtExporter;
import io.tenken.testkit.lab.Await;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The exporter as a process of its own, from the classes under test. */
final class ExporterProcess implements AutoCloseable {

  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final Path stderr;
  private final int port;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private ExporterProcess(Process process, Path stderr, int port) {
    this.process = process;
    this.stderr = stderr;
    this.port = port;
  }

  static ExporterProcess serve(Path folder, String libvirtUri) throws IOException {
    return serve(folder, libvirtUri, List.of());
  }

  /**
   * @param surroundings a program and its arguments that become the exporter, such as {@code
   *     setpriv}
   */
  static ExporterProcess serve(Path folder, String libvirtUri, List<String> surroundings)
      throws IOException {
    int port = freePort();
    Path stderr = Files.createTempFile(folder, "exporter", ".err");
    List<String> command = new ArrayList<>(surroundings);
    command.addAll(
        command("--libvirt.uri=" + libvirtUri, "--web.listen-address=127.0.0.1:" + port));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(stderr.toFile())
            .start();
    ExporterProcess exporter = new ExporterProcess(process, stderr, port);
    Await.until("the exporter is healthy", START, exporter::isHealthy);
    return exporter;
  }

  /** What a run that ends by itself has printed. */
  record Finished(int status, String stdout, String stderr) {}

  static Finished run(Path folder, Path java, String... arguments)
      throws IOException, InterruptedException {
    Path stdout = Files.createTempFile(folder, "run", ".out");
    Path stderr = Files.createTempFile(folder, "run", ".err");
    List<String> command = command(arguments);
    command.set(0, java.toString());
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(stdout.toFile())
            .redirectError(stderr.toFile())
            .start();
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return new Finished(process.waitFor(), Files.readString(stdout), Files.readString(stderr));
  }

  static Path ownJava() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static List<String> command(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ownJava().toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LibvirtExporter.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  HttpResponse<String> get(String path, Duration timeout) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address() + path)).timeout(timeout).build();
    return http.send(request, BodyHandlers.ofString());
  }

  String stderr() throws IOException {
    return Files.readString(stderr);
  }

  private boolean isHealthy() {
    try {
      return get("/-/healthy", Duration.ofSeconds(5)).statusCode() == 200;
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
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
    }
  }
}
