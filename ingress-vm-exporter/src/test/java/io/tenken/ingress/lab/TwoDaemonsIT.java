package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.core.testing.RunningExporter;
import io.tenken.ingress.IngressVmExporter;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.bgp.BgpLab;
import io.tenken.testkit.lab.bgp.BirdNode;
import io.tenken.testkit.lab.bgp.BirdRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab(LabPart.BGP)
@DisplayName("With bird and bird6, as Calico runs BIRD 1.6")
class TwoDaemonsIT {

  @TempDir Path directory;

  @Test
  @DisplayName("both are shown, and one that dies takes nothing of the other's with it")
  void both() throws Exception {
    try (BgpLab lab = BgpLab.start()) {
      Cabling cabling = Cabling.of(lab);
      lab.bird(BirdRelease.V2, "leafd", cabling.leaf(), Configurations.text("leaf-bird2.conf"));
      BirdNode v4 =
          lab.bird(BirdRelease.V1, "vm4", cabling.vm(), Configurations.ofVm(BirdRelease.V1));
      BirdNode v6 =
          lab.bird(
              BirdRelease.V1_IPV6, "vm6", cabling.vm(), Configurations.ofVm(BirdRelease.V1_IPV6));
      awaitEstablished(v4, BirdScenario.UP);
      awaitEstablished(v4, BirdScenario.MESH);
      awaitEstablished(v6, "Global_fd00_1__11");

      try (RunningExporter exporter = exporter(v4, v6)) {
        PageSamples both = awaitCounts(exporter, "expected 3, configured 3, established 3");
        assertThat(both.value("ingress_bgp_daemon_up", Map.of("daemon", "bird"))).hasValue(1);
        assertThat(both.value("ingress_bgp_daemon_up", Map.of("daemon", "bird6"))).hasValue(1);
        awaitRoute(exporter, "bird6");

        v4.process().kill();
        PageSamples one = exporter.scrape();
        assertThat(one.value("ingress_bgp_daemon_up", Map.of("daemon", "bird"))).hasValue(0);
        assertThat(one.value("ingress_bgp_daemon_up", Map.of("daemon", "bird6"))).hasValue(1);
        assertThat(BirdContract.counts(one)).isEqualTo("expected 3, configured 1, established 1");
        assertThat(expected(one, "fd00:1::11")).isEqualTo(1);
        assertThat(expected(one, BirdScenario.MESH)).isEqualTo(0);
      }
    }
  }

  private RunningExporter exporter(BirdNode v4, BirdNode v6) throws Exception {
    Path config =
        Files.writeString(
            directory.resolve("ingress.yaml"),
            """
            peers:
              expected: [%s, %s, "fd00:1::11"]
            """
                .formatted(BirdScenario.UP, BirdScenario.MESH));
    return new RunningExporter(
        new IngressVmExporter(),
        Map.of(
            "bird.socket", List.of(v4.socket().toString(), v6.socket().toString()),
            "frr.socket-dir", List.of("none"),
            "config.file", List.of(config.toString())),
        Configurations.COLLECTORS);
  }

  /** Sessions that have just come up may go down once more where both sides have connected. */
  private static PageSamples awaitCounts(RunningExporter exporter, String counts) {
    return Await.value(
        "the page tells " + counts,
        BirdScenario.PATIENCE,
        () -> scrape(exporter).filter(page -> BirdContract.counts(page).equals(counts)));
  }

  /** It comes a moment after the session is up. */
  private static void awaitRoute(RunningExporter exporter, String daemon) {
    Map<String, String> imported = Map.of("daemon", daemon, "kind", "imported");
    Await.value(
        "the page tells of a route of " + daemon,
        BirdScenario.PATIENCE,
        () ->
            scrape(exporter)
                .filter(page -> page.value("ingress_bgp_routes", imported).orElse(0) == 1));
  }

  private static Optional<PageSamples> scrape(RunningExporter exporter) {
    try {
      return Optional.of(exporter.scrape());
    } catch (IOException | InterruptedException stopped) {
      throw new AssertionError(stopped);
    }
  }

  private static double expected(PageSamples page, String peer) {
    return page.value("ingress_bgp_expected_peer", Map.of("expected", peer, "kind", "established"))
        .orElseThrow();
  }

  private static void awaitEstablished(BirdNode bird, String protocol) {
    Await.until(
        protocol + " is established",
        BirdScenario.PATIENCE,
        () -> bird.birdc("show protocols " + protocol).contains("Established"));
  }
}
