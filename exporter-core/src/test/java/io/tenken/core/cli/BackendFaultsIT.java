package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.cli.FaultyDaemon.Conversation;
import io.tenken.core.http.RawClient;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.Patience;
import io.tenken.testkit.command.InstalledCommand;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("serve, as a process, with a backend that fails")
class BackendFaultsIT {

  private static final String GOOD_PROGRAM = "#!/bin/sh\necho 288\n";

  private static final Pattern FAILURES =
      Pattern.compile("_collector_failures_total\\{collector=.*,reason=\"(.*)\"} (\\d+)\n");

  /** By collector and reason, as its last scrape told. */
  private static final Map<String, Map<String, Integer>> failures = new HashMap<>();

  @TempDir static Path folder;
  private static Path socket;
  private static Path program;
  private static ServingProcess serving;

  @BeforeAll
  static void serve() throws IOException {
    InstalledCommand weather = WeatherDistribution.create(folder.resolve("weather"));
    socket = folder.resolve("barometer.sock");
    program = folder.resolve("thermometer");
    Map<String, String> backends =
        Map.of(
            WeatherCommand.SOCKET, socket.toString(), WeatherCommand.PROGRAM, program.toString());
    serving =
        ServingProcess.startUnprivileged(
            weather,
            backends,
            "--collector.disable-defaults",
            "--web.disable-exporter-metrics",
            "--collector.barometer",
            "--collector.thermometer",
            "--scrape.timeout=1500ms");
  }

  @AfterAll
  static void stop() {
    serving.close();
  }

  static List<Arguments> conversations() {
    return List.of(
        conversation("says nothing", FailureReason.TIMEOUT, BackendFaultsIT::hang),
        conversation(
            "answers a byte a second",
            FailureReason.TIMEOUT,
            FaultyDaemon.dripping(Barometer.GOOD_ANSWER)),
        conversation(
            "resets the connection in the middle of its answer",
            FailureReason.PROTOCOL,
            client -> FaultyDaemon.write(client, "pres")),
        conversation(
            "ends in the middle of its answer",
            FailureReason.PROTOCOL,
            FaultyDaemon.answering("pres")),
        conversation(
            "floods", FailureReason.LIMIT, FaultyDaemon.answering("pressure ".repeat(100_000))),
        conversation(
            "answers nonsense", FailureReason.PARSE, FaultyDaemon.answering("\0\u00ff{}\n")));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("conversations")
  @DisplayName("says why, and is well with the next scrape, where a daemon")
  void daemon(String fault, FailureReason reason, Conversation conversation) throws IOException {
    try (FaultyDaemon faulty = FaultyDaemon.start(socket, conversation)) {
      assertThat(newFailures("barometer")).as(fault).isEqualTo(Map.of(reason.label(), 1));
    }
    assertWellWithAGoodDaemon();
  }

  @Test
  @DisplayName("says why, and is well with the next scrape, where a daemon has no socket")
  void noSocket() throws IOException {
    Files.deleteIfExists(socket);

    assertThat(newFailures("barometer")).isEqualTo(Map.of("unreachable", 1));
    assertWellWithAGoodDaemon();
  }

  @Test
  @DisplayName("says why, and is well with the next scrape, where a daemon was killed")
  void refused() throws IOException {
    FaultyDaemon.start(socket, FaultyDaemon.answering(Barometer.GOOD_ANSWER)).close();
    assertThat(socket).exists();

    assertThat(newFailures("barometer")).isEqualTo(Map.of("unreachable", 1));
    assertWellWithAGoodDaemon();
  }

  @Test
  @DisplayName("says why, and is well with the next scrape, where the socket may not be opened")
  void noPermission() throws IOException {
    try (FaultyDaemon good =
        FaultyDaemon.start(socket, FaultyDaemon.answering(Barometer.GOOD_ANSWER))) {
      permit(socket, "r--r--r--");
      assertThat(newFailures("barometer")).isEqualTo(Map.of("permission", 1));
      permit(socket, "rw-rw-rw-");
      assertWell("barometer");
    }
  }

  @Test
  @DisplayName("is well with the next scrape where a daemon was restarted during one")
  void restart() throws IOException {
    CountDownLatch stopped = new CountDownLatch(1);
    Conversation untilStopped =
        client -> {
          FaultyDaemon.readQuestion(client);
          stopped.countDown();
        };
    try (FaultyDaemon before = FaultyDaemon.start(socket, untilStopped)) {
      assertThat(newFailures("barometer")).isEqualTo(Map.of("protocol", 1));
      assertThat(stopped.getCount()).isZero();
    }
    assertWellWithAGoodDaemon();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hangs                    | timeout     | rwxr-xr-x | exec sleep 1000
          floods                   | limit       | rwxr-xr-x | head -c 1000000 /dev/zero
          dies                     | protocol    | rwxr-xr-x | echo 28; kill -KILL $$
          fails                    | protocol    | rwxr-xr-x | exit 1
          prints nonsense          | parse       | rwxr-xr-x | echo warm
          prints half of it        | parse       | rwxr-xr-x | printf 28
          may not be run           | permission  | rw-r--r-- | echo 288
          """)
  @DisplayName("says why, and is well with the next scrape, where a program")
  void program(String fault, String reason, String permissions, String script) throws IOException {
    write("#!/bin/sh\n" + script + "\n", permissions);
    assertThat(newFailures("thermometer")).as(fault).isEqualTo(Map.of(reason, 1));

    write(GOOD_PROGRAM, "rwxr-xr-x");
    assertWell("thermometer");
  }

  @Test
  @DisplayName("says why, and is well with the next scrape, where a program is missing")
  void noProgram() throws IOException {
    Files.deleteIfExists(program);
    assertThat(newFailures("thermometer")).isEqualTo(Map.of("unreachable", 1));

    write(GOOD_PROGRAM, "rwxr-xr-x");
    assertWell("thermometer");
  }

  @Test
  @DisplayName("does not mind signals while it waits for either (EINTR)")
  void signals() throws IOException, InterruptedException {
    Path goOn = folder.resolve("go-on");
    write("#!/bin/sh\nuntil [ -e '%s' ]; do :; done\necho 288\n".formatted(goOn), "rwxr-xr-x");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch signalled = new CountDownLatch(1);
    Conversation late =
        client -> {
          FaultyDaemon.readQuestion(client);
          asked.countDown();
          signalled.await();
          FaultyDaemon.write(client, Barometer.GOOD_ANSWER);
        };
    try (FaultyDaemon daemon = FaultyDaemon.start(socket, late);
        RawClient scrape = RawClient.connect(serving.address())) {
      scrape.send(RawClient.head("GET", "/metrics"));
      asked.await();
      for (int i = 0; i < 10; i++) {
        serving.signalThread("HUP", "collector-barometer");
        serving.signalThread("HUP", "collector-thermometer");
      }
      Files.createFile(goOn);
      signalled.countDown();

      assertThat(scrape.read().text()).contains(success("barometer"), success("thermometer"));
    }
  }

  private static Arguments conversation(
      String fault, FailureReason reason, Conversation conversation) {
    return Arguments.of(fault, reason, conversation);
  }

  /** Until the client hangs up. */
  private static void hang(SocketChannel client) throws IOException {
    FaultyDaemon.readQuestion(client);
    FaultyDaemon.readQuestion(client);
  }

  private static void write(String script, String permissions) throws IOException {
    Files.writeString(program, script);
    permit(program, permissions);
  }

  private static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private static void assertWellWithAGoodDaemon() throws IOException {
    try (FaultyDaemon good =
        FaultyDaemon.start(socket, FaultyDaemon.answering(Barometer.GOOD_ANSWER))) {
      assertWell("barometer");
    }
  }

  private static void assertWell(String collector) throws IOException {
    assertThat(scrape(collector)).contains(success(collector));
  }

  private static String success(String collector) {
    return "weather_scrape_collector_success{collector=\"%s\"} 1\n".formatted(collector);
  }

  /** By reason: those that one scrape of this collector alone has added. */
  private static Map<String, Integer> newFailures(String collector) throws IOException {
    Map<String, Integer> before = failures.getOrDefault(collector, Map.of());
    scrape(collector);
    Map<String, Integer> added = new TreeMap<>(failures.get(collector));
    added.replaceAll((reason, count) -> count - before.getOrDefault(reason, 0));
    added.values().removeIf(count -> count == 0);
    return added;
  }

  /** When the runs before are over: a collector may return a moment after its deadline. */
  private static String scrape(String collector) throws IOException {
    Patience.until("all runs to be over", BackendFaultsIT::isIdle);
    String page = get("/metrics?collect[]=" + collector);
    failures.put(
        collector,
        FAILURES
            .matcher(page)
            .results()
            .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2)))));
    return page;
  }

  private static boolean isIdle() {
    try {
      String landingPage = get("/");
      return Stream.of(">running<", ">late<", ">stuck<").noneMatch(landingPage::contains);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String get(String target) throws IOException {
    return RawClient.get(serving.address(), target).text();
  }
}
