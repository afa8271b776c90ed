package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.http.RawClient;
import io.tenken.core.http.RawResponse;
import io.tenken.core.testing.BestTime;
import io.tenken.core.testing.Patience;
import io.tenken.testkit.command.InstalledCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("serve, as a process, with collectors that hang for ever")
class HungCollectorsIT {

  private static final Duration DEADLINE = Duration.ofSeconds(1);
  private static final Duration PAGE_LIMIT = DEADLINE.plusMillis(100);
  private static final Duration HEALTH_LIMIT = Duration.ofMillis(50);
  private static final int SCRAPES = 1000;

  /** In bytes. */
  private static final long SMALLEST_OBJECT = 16;

  /** Of --web.max-requests. */
  private static final int MOST_IN_FLIGHT = 40;

  @TempDir Path folder;
  private InstalledCommand weather;
  private Path gate;

  @BeforeEach
  void install() throws IOException {
    weather = WeatherDistribution.create(folder.resolve("weather"));
    gate = Files.createFile(folder.resolve("gate"));
  }

  @Test
  @DisplayName("gives the page with all that the others have within 100 ms after the deadline")
  void page() throws Exception {
    try (ServingProcess serving = serve("--collector.fog", "--scrape.timeout=1s")) {
      Duration taken = BestTime.within(PAGE_LIMIT, () -> timeOfAPage(serving));

      assertThat(taken).isBetween(DEADLINE, PAGE_LIMIT);
    }
  }

  @Test
  @DisplayName("answers 99 of 100 health checks within 50 ms")
  void health() throws Exception {
    try (ServingProcess serving = serve("--collector.fog", "--scrape.timeout=1s")) {
      assertThat(scrape(serving)).contains(success("fog", 0));

      assertThat(BestTime.within(HEALTH_LIMIT, () -> percentile(99, healthTimes(serving, 300))))
          .isLessThanOrEqualTo(HEALTH_LIMIT);
      assertThat(scrape(serving)).as("hangs still").contains(success("fog", 0));
    }
  }

  @Test
  @DisplayName("has at most two threads more and no more memory after a thousand scrapes more")
  void nothingGrows() throws Exception {
    try (ServingProcess serving = serve("--collector.fog", "--scrape.timeout=1s")) {
      scrapeOften(serving);
      int threads = serving.threads();

      Set<String> growing = classesThatGrow(serving);
      for (int i = 0; i < 5 && !growing.isEmpty(); i++) {
        growing.retainAll(classesThatGrow(serving));
      }

      assertThat(growing).as("classes that have more objects after each thousand").isEmpty();
      assertThat(serving.threads()).isLessThanOrEqualTo(threads + 2);
      assertThat(scrape(serving)).as("hangs still").contains(success("fog", 0));
    }
  }

  @Test
  @DisplayName(
      "turns away all but 40 of 200 clients at once, stays healthy, and is well afterwards")
  void twoHundredClients() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (ServingProcess serving = serveOnlyHanging()) {
      for (int i = 0; i < 200; i++) {
        clients.add(RawClient.connect(serving.address()));
        clients.get(i).send(RawClient.head("GET", "/metrics"));
      }
      List<RawClient> waiting = clientsWithoutAnswer(clients);
      assertThat(waiting).hasSize(MOST_IN_FLIGHT);
      assertThat(BestTime.within(HEALTH_LIMIT, () -> healthWhileOthersAreTurnedAway(serving)))
          .isLessThanOrEqualTo(HEALTH_LIMIT);

      Files.delete(gate);
      for (RawClient client : waiting) {
        assertThat(client.read().text()).contains(success("fog", 1), success("ice", 1));
      }
      assertThat(scrape(serving)).contains(success("fog", 1), success("ice", 1));
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  @Test
  @DisplayName("is well with the first scrape after their end, when it was late before")
  void recovery() throws Exception {
    try (ServingProcess serving = serve("--collector.fog", "--scrape.timeout=1s")) {
      assertThat(scrape(serving)).contains(success("fog", 0));

      Files.delete(gate);
      awaitIdle(serving);

      assertThat(scrape(serving)).contains(success("fog", 1), "weather_fog_sight_metres 1\n");
    }
  }

  @Test
  @DisplayName("ends with 0 within 5 s after SIGTERM, in the middle of a scrape")
  void stop() throws Exception {
    try (ServingProcess serving = serveOnlyHanging()) {
      RawClient client = RawClient.connect(serving.address());
      client.send(RawClient.head("GET", "/metrics"));
      Patience.until("the collectors to hang", () -> landingPage(serving).contains(">running<"));

      serving.signal("TERM");

      assertThat(serving.awaitEnd()).isZero();
      client.close();
    }
  }

  private ServingProcess serve(String... options) throws IOException {
    return ServingProcess.start(weather, Map.of(WeatherCommand.GATE, gate.toString()), options);
  }

  /** With more time for scrapes than the test takes. */
  private ServingProcess serveOnlyHanging() throws IOException {
    return serve(
        "--collector.disable-defaults",
        "--web.disable-exporter-metrics",
        "--collector.fog",
        "--collector.ice",
        "--scrape.timeout=100s");
  }

  private Duration timeOfAPage(ServingProcess serving) throws IOException {
    awaitIdle(serving);
    if (!Files.exists(gate)) {
      Files.createFile(gate);
    }
    long start = System.nanoTime();
    String page = scrape(serving);
    Duration taken = Duration.ofNanos(System.nanoTime() - start);

    assertThat(page)
        .contains("weather_clouds{station=\"hilltop\"} 3\n", "jvm_", "exporter_scrapes")
        .contains(success("sky", 1), success("fog", 0))
        .doesNotContain("weather_fog_sight_metres");
    Files.delete(gate);
    return taken;
  }

  /** With an object for every scrape, or more. */
  private static Set<String> classesThatGrow(ServingProcess serving) throws IOException {
    Map<String, Long> before = serving.liveBytes();
    scrapeOften(serving);
    Map<String, Long> after = serving.liveBytes();
    Predicate<String> grows =
        name -> after.get(name) - before.getOrDefault(name, 0L) >= SCRAPES * SMALLEST_OBJECT;
    return after.keySet().stream().filter(grows).collect(Collectors.toCollection(TreeSet::new));
  }

  private static void scrapeOften(ServingProcess serving) throws IOException {
    for (int i = 0; i < SCRAPES; i++) {
      assertThat(RawClient.get(serving.address(), "/metrics").status()).isEqualTo(200);
    }
  }

  /** The others have got their 503; none of these has got a byte. */
  private static List<RawClient> clientsWithoutAnswer(List<RawClient> clients) throws IOException {
    List<RawClient> waiting = new ArrayList<>(clients);
    for (int turnedAway = clients.size() - MOST_IN_FLIGHT; turnedAway > 0; turnedAway--) {
      RawClient client = awaitAnswer(waiting);
      assertThat(client.read().status()).isEqualTo(503);
      waiting.remove(client);
    }
    return waiting.stream().filter(client -> !client.hasAnswer()).toList();
  }

  private static RawClient awaitAnswer(List<RawClient> clients) {
    Patience.until("an answer", () -> clients.stream().anyMatch(RawClient::hasAnswer));
    return clients.stream().filter(RawClient::hasAnswer).findFirst().orElseThrow();
  }

  /** The slowest of the checks that follow 160 scrapes on 160 connections. */
  private static Duration healthWhileOthersAreTurnedAway(ServingProcess serving)
      throws IOException {
    List<RawClient> turnedAway = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      turnedAway.add(RawClient.connect(serving.address()));
      turnedAway.get(i).send(RawClient.head("GET", "/metrics"));
    }
    Duration slowest = Collections.max(healthTimes(serving, 20));
    for (RawClient client : turnedAway) {
      assertThat(client.read().status()).isEqualTo(503);
      client.close();
    }
    return slowest;
  }

  private static List<Duration> healthTimes(ServingProcess serving, int checks) throws IOException {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < checks; i++) {
      long start = System.nanoTime();
      RawResponse answer = RawClient.get(serving.address(), "/-/healthy");
      times.add(Duration.ofNanos(System.nanoTime() - start));
      assertThat(answer.status()).isEqualTo(200);
    }
    return times;
  }

  private static Duration percentile(int percent, List<Duration> times) {
    List<Duration> sorted = times.stream().sorted().toList();
    return sorted.get(sorted.size() * percent / 100 - 1);
  }

  private static void awaitIdle(ServingProcess serving) {
    Patience.until(
        "the end of all runs",
        () ->
            Stream.of(">running<", ">late<", ">stuck<").noneMatch(landingPage(serving)::contains));
  }

  private static String landingPage(ServingProcess serving) {
    try {
      return RawClient.get(serving.address(), "/").text();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  private static String scrape(ServingProcess serving) throws IOException {
    return RawClient.get(serving.address(), "/metrics").text();
  }

  private static String success(String collector, int value) {
    return "weather_scrape_collector_success{collector=\"%s\"} %d\n".formatted(collector, value);
  }
}
