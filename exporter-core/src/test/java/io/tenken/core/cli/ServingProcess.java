package io.tenken.core.cli;

import io.tenken.core.testing.Patience;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code weather-exporter serve} as a process, on a port of the kernel's choice. */
final class ServingProcess implements AutoCloseable {

  /** Who starts the tests in the background, or by nohup, has all children ignore these signals. */
  private static final List<String> LISTENING_TO_SIGNALS =
      List.of("env", "--default-signal=HUP,INT");

  private static final Pattern LISTENING =
      Pattern.compile(" event=listening .*addresses=127\\.0\\.0\\.1:(\\d+)");

  /** As jcmd prints it: number, instances, bytes, class, and module where there is one. */
  private static final Pattern HISTOGRAM_LINE =
      Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +(\\S+)");

  private final Process process;
  private final Path log;
  private final HttpClient client = HttpClient.newHttpClient();

  private ServingProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServingProcess start(InstalledCommand weather, String... options) throws IOException {
    return start(weather, Map.of(), options);
  }

  static ServingProcess start(
      InstalledCommand weather, Map<String, String> environment, String... options)
      throws IOException {
    return start(List.of(), weather, environment, options);
  }

  /** With no right that goes beyond the modes of files, also where the tests run as root. */
  static ServingProcess startUnprivileged(
      InstalledCommand weather, Map<String, String> environment, String... options)
      throws IOException {
    boolean root = Command.of("id", "-u").run().stdout().equals("0\n");
    List<String> drop = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search");
    return start(root ? drop : List.of(), weather, environment, options);
  }

  private static ServingProcess start(
      List<String> wrapper,
      InstalledCommand weather,
      Map<String, String> environment,
      String... options)
      throws IOException {
    Path log = Files.createTempFile(weather.home(), "serve", ".log");
    List<String> command = new ArrayList<>(LISTENING_TO_SIGNALS);
    command.addAll(wrapper);
    command.addAll(List.of(weather.launcher().toString(), "--web.listen-address=127.0.0.1:0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
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

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), uri("/").getPort());
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
  void signal(String name) {
    kill(name, process.pid());
  }

  /** Lets a thread of the process, and no other one, be interrupted by a signal. */
  void signalThread(String name, String thread) {
    kill(name, Long.parseLong(threadId(thread)));
  }

  private static void kill(String name, long id) {
    CommandResult kill = Command.of("kill", "-" + name, Long.toString(id)).run();
    if (kill.status() != 0) {
      throw new AssertionError(kill.stderr());
    }
  }

  /** Linux keeps the first 15 characters of a name. */
  private String threadId(String name) {
    String kept = name.substring(0, Math.min(15, name.length()));
    try (Stream<Path> threads = Files.list(tasks())) {
      return threads
          .filter(thread -> nameOf(thread).equals(kept))
          .map(thread -> thread.getFileName().toString())
          .findFirst()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException threadHasEnded) {
      return "";
    }
  }

  private Path tasks() {
    return Path.of("/proc", Long.toString(process.pid()), "task");
  }

  /** The exit status, within 5 s. */
  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      throw new AssertionError("still running after 5 s; log: " + log());
    }
    return process.exitValue();
  }

  int threads() throws IOException {
    try (Stream<Path> threads = Files.list(tasks())) {
      return (int) threads.count();
    }
  }

  /** Bytes that the objects of each class take, garbage not counted. */
  Map<String, Long> liveBytes() {
    String jcmd = JavaRuntime.current().home().resolve("bin/jcmd").toString();
    String histogram =
        Command.of(jcmd, Long.toString(process.pid()), "GC.class_histogram").run().stdout();
    Map<String, Long> bytes =
        HISTOGRAM_LINE
            .matcher(histogram)
            .results()
            .collect(
                Collectors.toMap(
                    line -> line.group(2), line -> Long.valueOf(line.group(1)), Long::sum));
    if (!bytes.containsKey("java.lang.String")) {
      throw new AssertionError("no histogram: " + histogram.lines().limit(10).toList());
    }
    return bytes;
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
