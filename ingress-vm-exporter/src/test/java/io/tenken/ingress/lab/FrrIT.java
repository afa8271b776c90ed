package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.core.testing.RunningExporter;
import io.tenken.testkit.exposition.ParsedSample;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresLab(LabPart.BGP)
@DisplayName("With a real FRR")
class FrrIT {

  private static final String STATE = "ingress_bgp_session_state";
  private static final String UP_PEER = "10.1.0.11";

  private static FrrScenario lab;

  @BeforeAll
  static void start() {
    lab = FrrScenario.start();
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest(name = "{0} has state {1} and error \"{2}\"")
  @CsvSource({
    "10.1.0.11, 6,",
    "10.1.0.12, 6,",
    "10.1.0.13, 3,",
    "10.77.0.1, 2,",
    "10.1.0.17, 0,",
    "10.1.0.18, 3, received",
    "10.1.0.19, 1, bgp_error",
  })
  void every_peer_has_its_state(String peer, double state, String error) throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      PageSamples page = exporter.scrape();

      assertThat(page.value(STATE, Map.of("peer", peer))).hasValue(state);
      assertThat(page.value("ingress_bgp_session_up", Map.of("peer", peer)))
          .hasValue(state == 6 ? 1 : 0);
      List<ParsedSample> errors = page.of("ingress_bgp_session_last_error", Map.of("peer", peer));
      if (error != null) {
        assertThat(errors).extracting(s -> s.labels().get("class")).containsExactly(error);
      }
      assertThat(exporter.lastFailures()).isEmpty();
      assertThat(BirdContract.counts(page)).isEqualTo("expected 0, configured 7, established 2");
    }
  }

  @Test
  void a_prefix_limit_that_was_hit_shows() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      PageSamples page = exporter.scrape();

      assertThat(page.value("ingress_bgp_limit_hit", Map.of("peer", "10.1.0.19"))).hasValue(1);
      assertThat(page.value("ingress_bgp_limit_routes", Map.of("peer", "10.1.0.19"))).hasValue(1);
    }
  }

  @Test
  void every_figure_is_that_of_vtysh() throws Exception {
    CalmRound<Vtysh> round = CalmRound.find(lab::exporter, () -> Vtysh.ask(lab.vm()), FrrIT::facts);

    for (ParsedSample s : round.page().of("ingress_bgp_session_messages_received_total")) {
      String peer = s.labels().get("peer");
      assertThat((long) s.value())
          .isBetween(round.before().received().get(peer), round.after().received().get(peer));
    }
  }

  /** What the exporter shows, said as {@link Vtysh} says it. */
  private static List<String> facts(PageSamples page) {
    List<String> facts = new ArrayList<>();
    for (ParsedSample s : page.of("ingress_bgp_session_info")) {
      String peer = s.labels().get("peer");
      facts.add(
          "peer " + peer + " " + s.labels().get("peer_as") + " " + s.labels().get("local_as"));
      facts.add("description " + peer + " " + s.labels().get("description"));
    }
    for (ParsedSample s : page.of("ingress_bgp_session_transitions_total")) {
      facts.add(s.labels().get("to") + "s " + s.labels().get("peer") + " " + s.valueText());
    }
    for (ParsedSample s : page.of("ingress_bgp_routes")) {
      facts.add(
          String.join(
              " ",
              "routes",
              s.labels().get("peer"),
              s.labels().get("family"),
              s.labels().get("kind"),
              s.valueText()));
    }
    for (ParsedSample s : page.of("ingress_bgp_session_hold_time_seconds")) {
      facts.add("hold " + s.labels().get("peer") + " " + Math.round(s.value() * 1000));
    }
    for (ParsedSample s : page.of("ingress_bgp_limit_routes")) {
      facts.add("limit " + s.labels().get("peer") + " " + s.valueText());
    }
    for (ParsedSample s : page.of("ingress_bgp_table_entries")) {
      double memory = page.value("ingress_bgp_table_memory_bytes", s.labels()).orElseThrow();
      facts.add("table " + s.labels().get("family") + " " + s.valueText() + " " + (long) memory);
    }
    for (ParsedSample s : page.of("ingress_bgp_peers_memory_bytes")) {
      facts.add("peer-memory " + s.labels().get("family") + " " + s.valueText());
    }
    for (ParsedSample s : page.of("ingress_bfd_session_up")) {
      facts.add("bfd " + s.labels().get("peer") + " " + (s.value() == 1 ? "up" : "down"));
    }
    for (ParsedSample s : page.of("ingress_bfd_session_interval_seconds")) {
      facts.add("bfd-interval " + s.labels().get("peer") + " " + Math.round(s.value() * 1000));
    }
    return facts.stream().sorted().toList();
  }

  @Test
  void bfd_is_down_while_bgp_is_up() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      PageSamples page = exporter.scrape();

      assertThat(page.value("ingress_bfd_session_up", Map.of("peer", "10.1.0.12"))).hasValue(0);
      assertThat(page.value("ingress_bgp_session_up", Map.of("peer", "10.1.0.12"))).hasValue(1);
    }
  }

  @Test
  void a_cut_cable_shows_in_bgp_and_bfd() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      lab.cabling().cut();
      try {
        Await.until(
            "BFD is down",
            FrrScenario.PATIENCE,
            () -> !lab.vm().vtysh("show bfd peers json").contains("\"status\":\"up\""));
        PageSamples cut = exporter.scrape();

        assertThat(cut.value("ingress_bfd_session_up", Map.of("peer", UP_PEER))).hasValue(0);
      } finally {
        lab.cabling().mend();
      }
      lab.awaitState(UP_PEER, "Established");
      lab.awaitState("10.1.0.12", "Established");
      assertThat(exporter.scrape().value(STATE, Map.of("peer", UP_PEER))).hasValue(6);
    }
  }

  @Test
  void a_bgpd_that_hangs_is_down_within_its_time_and_recovers() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      lab.vm().process("bgpd").freeze();
      PageSamples frozen;
      try {
        frozen = exporter.scrape();
      } finally {
        lab.vm().process("bgpd").thaw();
      }

      assertDown(frozen);
      assertThat(exporter.lastDuration()).isLessThan(Duration.ofSeconds(9));
      assertThat(exporter.scrape().value("ingress_bgp_daemon_up", Map.of())).hasValue(1);
    }
  }

  @Test
  void a_bfdd_that_hangs_costs_bfd_and_nothing_else() throws Exception {
    try (RunningExporter exporter = lab.exporter()) {
      lab.vm().process("bfdd").freeze();
      PageSamples frozen;
      try {
        frozen = exporter.scrape();
      } finally {
        lab.vm().process("bfdd").thaw();
      }

      assertThat(frozen.value("ingress_bgp_daemon_up", Map.of())).hasValue(1);
      assertThat(BirdContract.counts(frozen)).startsWith("expected 0, configured 7");
      assertThat(frozen.of("ingress_bfd_session_up")).isEmpty();
      assertThat(exporter.lastFailures()).singleElement().asString().startsWith("bfd TIMEOUT");
      assertThat(exporter.scrape().of("ingress_bfd_session_up")).hasSize(2);
    }
  }

  @Test
  void a_bgpd_whose_socket_is_gone_or_that_was_killed_is_down() throws Exception {
    Path socket = lab.vm().socketDirectory().resolve("bgpd.vty");
    Path aside = socket.resolveSibling("aside.vty");
    try (RunningExporter exporter = lab.exporter()) {
      Files.move(socket, aside);
      assertDown(exporter.scrape());
      assertThat(exporter.lastFailures()).anyMatch(f -> f.contains("there is no such socket"));

      Files.move(aside, socket);
      assertThat(exporter.scrape().value("ingress_bgp_daemon_up", Map.of())).hasValue(1);

      lab.vm().process("bgpd").kill();
      assertDown(exporter.scrape());

      lab.restartBgpd();
      PageSamples restarted = exporter.scrape();
      assertThat(exporter.lastFailures()).isEmpty();
      assertThat(BirdContract.counts(restarted))
          .isEqualTo("expected 0, configured 7, established 2");
    }
  }

  private static void assertDown(PageSamples page) {
    assertThat(page.value("ingress_bgp_daemon_up", Map.of())).hasValue(0);
    assertThat(BirdContract.counts(page)).isEqualTo("expected 0, configured 0, established 0");
    assertThat(page.of(STATE)).isEmpty();
  }
}
