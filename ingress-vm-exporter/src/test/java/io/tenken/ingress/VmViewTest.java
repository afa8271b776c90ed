package io.tenken.ingress;

import static io.tenken.ingress.systemd.FakeSystemd.unit;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.testing.RecordingSink;
import io.tenken.core.testing.TextSettings;
import io.tenken.ingress.collector.ProbeCollector;
import io.tenken.ingress.collector.SystemdCollector;
import io.tenken.ingress.dbus.FakeBus;
import io.tenken.ingress.http.FakeHttpServer;
import io.tenken.ingress.systemd.FakeSystemd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("At 3 a.m.")
class VmViewTest {

  private static final long THEN = 1_790_000_000;

  @TempDir Path directory;

  private FakeSystemd systemd;
  private FakeBus bus;
  private FakeHttpServer service;
  private TextSettings settings;
  private CollectorSource source;

  @BeforeEach
  void start() throws Exception {
    systemd =
        new FakeSystemd()
            .put(unit("calico.service", "active", "running", THEN).with("NRestarts", 4))
            .put(unit("nginx.service", "failed", "failed", THEN).with("Result", "oom-kill"))
            .put(unit("other.service", "failed", "failed", THEN).with("Result", "exit-code"));
    bus = FakeBus.at(directory.resolve("bus"), systemd);
    service = FakeHttpServer.start(FakeHttpServer.saying(target -> "HTTP/1.1 503 No\r\n\r\n"));
    Path config =
        Files.writeString(
            directory.resolve("ingress.yaml"),
            """
            peers: {expected: [10.0.0.1]}
            units: {expected: [calico.service, nginx.service, gone.service]}
            probes: [{name: health, url: "http://127.0.0.1:%d/"}]
            """
                .formatted(service.port()));
    settings =
        new TextSettings(
            Map.of(
                "config.file", List.of(config.toString()),
                "systemd.bus-socket", List.of(directory.resolve("bus").toString()),
                "bird.socket", List.of("none"),
                "frr.socket-dir", List.of("none")));
    source =
        new IngressVmExporter()
            .open(settings, FakeRuntime.with(Ticker.system(), new RecordingLog()));
  }

  @AfterEach
  void stop() throws Exception {
    source.close();
    bus.close();
    service.close();
  }

  @Test
  void check_says_what_is_wrong_and_how_bad() throws Exception {
    List<Diagnosis> findings =
        source.diagnose(Deadline.after(Duration.ofSeconds(30), Ticker.system()));

    assertThat(findings.stream().filter(d -> d.severity() != Severity.OK))
        .extracting(d -> d.severity() + " " + d.subject() + ": " + d.finding())
        .containsExactly(
            "WARNING BGP peer 10.0.0.1: is not configured",
            "CRITICAL BGP: no session is established",
            "CRITICAL unit gone.service: is not-found",
            "CRITICAL unit nginx.service: is failed/failed, result oom-kill",
            "WARNING unit other.service: is failed/failed, result exit-code",
            "CRITICAL probe health: status 503, expected 2xx");
    assertThat(findings).noneMatch(finding -> finding.severity() == Severity.OK);
  }

  @Test
  void check_says_so_when_all_expected_units_are_up() throws Exception {
    systemd.put(unit("nginx.service", "active", "running", THEN));
    systemd.put(unit("gone.service", "active", "running", THEN));

    List<Diagnosis> findings =
        source.diagnose(Deadline.after(Duration.ofSeconds(30), Ticker.system()));

    assertThat(findings).contains(Diagnosis.ok("units", "all 3 expected are up"));
  }

  @Test
  void the_table_shows_units_and_probes_and_marks_what_is_wrong() throws Exception {
    RecordingSink units = collect("systemd", new RecordingSink(SystemdCollector.METRICS));
    RecordingSink probes = collect("probe", new RecordingSink(ProbeCollector.METRICS));
    var families = new ArrayList<>(units.families());
    families.addAll(probes.families());
    Reading reading = new Reading(families, Map.of("bgp", "unreachable: no socket"), 0);

    assertThat(
            new IngressVmExporter()
                .tableView()
                .orElseThrow()
                .render(new OneReading(reading), settings))
        .isEqualTo(
            """
            PEER  DAEMON  ADDRESS  UP  ROUTES

            UNIT            EXPECTED  STATE     SUB      LOAD       RESULT     RESTARTS
            calico.service  yes       active    running  loaded     -          4
            gone.service    yes       inactive  dead     not-found  -          -         <--
            nginx.service   yes       failed    failed   loaded     oom-kill   -         <--
            other.service             failed    failed   loaded     exit-code  -         <--

            PROBE   RESULT
            health  status  <--

            not known:  bgp  unreachable: no socket
            """);
  }

  private RecordingSink collect(String collector, RecordingSink sink) throws Exception {
    try (MetricCollector made = source.create(collector)) {
      made.collect(FakeScrape.within(Duration.ofSeconds(30)), sink);
    }
    return sink;
  }
}
