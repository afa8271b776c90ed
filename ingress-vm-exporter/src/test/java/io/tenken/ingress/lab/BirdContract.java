package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.core.testing.RunningExporter;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.bgp.BirdRelease;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a real BIRD of every release. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BirdContract {

  private static final Map<String, String> MESH_EACH =
      Map.of("collector.bgp.mesh", "each", "collector.bgp.route-stats", "true");

  private static final String STATE = "ingress_bgp_session_state";
  private static final String BFD_UP = "ingress_bfd_session_up";

  private final BirdRelease release;
  private final String timePattern;
  private BirdScenario lab;

  /**
   * @param timePattern as this release writes a time of day
   */
  BirdContract(BirdRelease release, String timePattern) {
    this.release = release;
    this.timePattern = timePattern;
  }

  @BeforeAll
  void start() {
    lab = BirdScenario.start(release);
  }

  @AfterAll
  void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest(name = "{0} has state {1} and error \"{2}\"")
  @CsvSource({
    "Global_10_1_0_11, 6,",
    "Mesh_10_1_0_12, 6,",
    "waiting, 3,",
    "refused, 3, socket",
    "silent, 2,",
    "unplugged, 1,",
    "switched_off_here, 0,",
    "switched_off_there, 3, received",
    "blocked, 6,",
    "limited, 0, auto",
  })
  void every_peer_has_its_state(String protocol, double state, String error) throws Exception {
    try (RunningExporter exporter = lab.exporter(MESH_EACH)) {
      PageSamples page = exporter.scrape();

      assertThat(page.value(STATE, Map.of("protocol", protocol))).hasValue(state);
      assertThat(page.value("ingress_bgp_session_up", Map.of("protocol", protocol)))
          .hasValue(state == 6 ? 1 : 0);
      assertThat(page.of("ingress_bgp_session_last_error", Map.of("protocol", protocol)))
          .extracting(sample -> sample.labels().get("class"))
          .isEqualTo(error == null ? List.of() : List.of(error));
      assertThat(exporter.lastFailures()).isEmpty();
    }
  }

  @Test
  void every_figure_is_that_of_birdc() throws Exception {
    CalmRound<Birdc> round =
        CalmRound.find(
            () -> lab.exporter(MESH_EACH), () -> Birdc.ask(lab.vm(), "ipv4"), this::shown);

    Map<String, Double> before = round.before().holdRemaining();
    Map<String, Double> after = round.after().holdRemaining();
    Shown.holdRemaining(round.page())
        .forEach(
            (protocol, seconds) -> {
              double first = before.get(protocol);
              double last = after.get(protocol);
              // counts down, but for a keepalive that comes in between
              assertThat(seconds).isBetween(Math.min(first, last), Math.max(first, last));
            });
  }

  private List<String> shown(PageSamples page) {
    assertThat(page.value("ingress_bgp_parse_unknown_lines", Map.of())).hasValue(0);
    return Shown.facts(page, timePattern, Map.of("waiting", "Passive"));
  }

  @Test
  void the_daemon_tells_what_it_is() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      PageSamples page = exporter.scrape();

      String version = lab.vm().birdc("show status").lines().findFirst().orElseThrow();
      assertThat(version)
          .isEqualTo(
              "BIRD %s ready."
                  .formatted(page.of("ingress_bgp_daemon_info").get(0).labels().get("version")));
      assertThat(page.value("ingress_bgp_daemon_up", Map.of())).hasValue(1);
      assertThat(counts(page)).isEqualTo("expected 0, configured 10, established 3");
    }
  }

  @Test
  void bfd_is_down_while_bgp_is_up() throws Exception {
    try (RunningExporter exporter = lab.exporter(MESH_EACH)) {
      PageSamples page = exporter.scrape();

      assertThat(page.value(BFD_UP, Map.of("peer", "10.1.0.12"))).hasValue(0);
      assertThat(page.value("ingress_bgp_session_up", Map.of("peer", "10.1.0.12"))).hasValue(1);
    }
  }

  @Test
  void a_session_switched_off_here_is_down_and_comes_back() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      exporter.scrape();
      lab.vm().birdc("disable " + BirdScenario.UP);
      PageSamples off = exporter.scrape();
      lab.vm().birdc("enable " + BirdScenario.UP);
      lab.awaitSessions();
      PageSamples on = exporter.scrape();

      assertThat(off.value(STATE, Map.of("protocol", BirdScenario.UP))).hasValue(0);
      assertThat(counts(off)).isEqualTo("expected 0, configured 10, established 2");
      assertThat(on.value(STATE, Map.of("protocol", BirdScenario.UP))).hasValue(6);
      assertThat(transitions(on, "down")).hasValue(1);
      assertThat(transitions(on, "up")).hasValue(1);
    }
  }

  @Test
  void a_flap_between_two_scrapes_is_counted() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      exporter.scrape();
      letBeginsDiffer();
      lab.vm().birdc("restart " + BirdScenario.UP);
      lab.awaitSessions();
      PageSamples page = exporter.scrape();

      assertThat(transitions(page, "down")).hasValue(1);
      assertThat(transitions(page, "up")).hasValue(1);
    }
  }

  /** Begins within two seconds count as one, since daemons round them. */
  private static void letBeginsDiffer() {
    long end = System.nanoTime() + Duration.ofSeconds(3).toNanos();
    Await.until("3 s are over", Duration.ofSeconds(10), () -> System.nanoTime() - end > 0);
  }

  @Test
  void a_cut_cable_shows_in_bgp_and_bfd() throws Exception {
    try (RunningExporter exporter = lab.exporter(MESH_EACH)) {
      lab.cabling().cut();
      try {
        Await.until(
            "BFD is down",
            BirdScenario.PATIENCE,
            () -> !lab.vm().birdc("show bfd sessions").contains("Up"));
        lab.awaitLeafHasNoSession();
        awaitSessionsOfCutCable();
        PageSamples cut = exporter.scrape();

        assertThat(cut.of(BFD_UP, Map.of("peer", "10.1.0.11"))).noneMatch(s -> s.value() == 1);
        checkSessionsOfCutCable(cut);
      } finally {
        lab.cabling().mend();
      }
      lab.awaitSessions();
      assertThat(exporter.scrape().value(STATE, Map.of("protocol", BirdScenario.UP))).hasValue(6);
    }
  }

  /** BFD tells the sessions a moment after it has gone down itself. */
  void awaitSessionsOfCutCable() {
    lab.awaitBirdc(BirdScenario.UP, "BGP state:          Idle");
    for (String protocol : List.of(BirdScenario.MESH, "blocked")) {
      Await.until(
          protocol + " is down",
          BirdScenario.PATIENCE,
          () -> !lab.vm().birdc("show protocols all " + protocol).contains("Established"));
    }
  }

  /** BIRD 2 sees the cable by itself; BIRD 1.6 waits for the hold timer. */
  void checkSessionsOfCutCable(PageSamples cut) {
    assertThat(cut.value(STATE, Map.of("protocol", BirdScenario.UP))).hasValue(1);
    assertThat(cut.of("ingress_bgp_session_last_error", Map.of("protocol", BirdScenario.UP)))
        .extracting(sample -> sample.labels().get("class"))
        .containsExactly("error");
    assertThat(counts(cut)).isEqualTo("expected 0, configured 10, established 0");
  }

  @Test
  void a_daemon_that_hangs_is_down_within_its_time_and_recovers() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      lab.vm().process().freeze();
      PageSamples frozen;
      try {
        frozen = exporter.scrape();
      } finally {
        lab.vm().process().thaw();
      }

      assertDown(frozen);
      assertThat(exporter.lastDuration()).isLessThan(Duration.ofSeconds(9));
      assertThat(exporter.lastFailures()).anyMatch(f -> f.contains("has not answered in full"));
      assertThat(exporter.scrape().value("ingress_bgp_daemon_up", Map.of())).hasValue(1);
    }
  }

  @Test
  void a_daemon_that_was_killed_is_down_and_its_successor_up() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      assertThat(counts(exporter.scrape())).endsWith("established 3");
      letBeginsDiffer();
      lab.vm().process().kill();
      PageSamples killed = exporter.scrape();
      lab.restartVm();
      PageSamples restarted = exporter.scrape();

      assertDown(killed);
      assertThat(exporter.lastFailures()).isEmpty();
      assertThat(counts(restarted)).isEqualTo("expected 0, configured 10, established 3");
      assertThat(transitions(restarted, "down")).hasValue(1);
    }
  }

  @Test
  void a_daemon_whose_socket_is_gone_is_down() throws Exception {
    Path socket = lab.vm().socket();
    Path aside = socket.resolveSibling("aside.ctl");
    try (RunningExporter exporter = lab.exporter()) {
      Files.move(socket, aside);
      try {
        assertDown(exporter.scrape());
        assertThat(exporter.lastFailures()).anyMatch(f -> f.contains("there is no such socket"));
      } finally {
        Files.move(aside, socket);
      }
      assertThat(exporter.scrape().value("ingress_bgp_daemon_up", Map.of())).hasValue(1);
    }
  }

  private static void assertDown(PageSamples page) {
    assertThat(page.value("ingress_bgp_daemon_up", Map.of())).hasValue(0);
    assertThat(counts(page)).isEqualTo("expected 0, configured 0, established 0");
    assertThat(page.of(STATE)).isEmpty();
    assertThat(page.of("ingress_bfd_session_up")).isEmpty();
  }

  static String counts(PageSamples page) {
    return "expected %.0f, configured %.0f, established %.0f"
        .formatted(count(page, "expected"), count(page, "configured"), count(page, "established"));
  }

  private static double count(PageSamples page, String kind) {
    return page.value("ingress_bgp_peers", Map.of("kind", kind)).orElseThrow();
  }

  private static OptionalDouble transitions(PageSamples page, String to) {
    return page.value(
        "ingress_bgp_session_transitions_total", Map.of("protocol", BirdScenario.UP, "to", to));
  }
}
