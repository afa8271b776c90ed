package io.tenken.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Readings;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.testing.RecordingSink;
import io.tenken.core.testing.TextSettings;
import io.tenken.ingress.collector.BgpCollector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("At 3 a.m., of peers")
class PeersViewTest {

  private static final TextSettings NO_SETTINGS = new TextSettings(Map.of());

  @TempDir Path directory;

  @Test
  void the_table_shows_those_that_are_there_and_those_that_are_missing() throws Exception {
    try (CollectorSource vm = open(FakeVm.in(directory).frr())) {
      assertThat(new IngressVmExporter().tableView().orElseThrow().render(bgp(vm), NO_SETTINGS))
          .startsWith(
              """
              PEER            DAEMON  ADDRESS         UP       ROUTES
              10.1.14.1       frr     10.1.14.1       yes      exported 8, imported 6
              10.1.14.77      frr     10.1.14.77      no       exported 0, imported 0  <--
              10.1.14.78      frr     10.1.14.78      no       exported 0, imported 0  <--
              10.1.14.79      frr     10.1.14.79      no       exported 0, imported 0  <--
              2001:db8:14::1  frr     2001:db8:14::1  no       exported 0, imported 0  <--
              node_v6         -       -               missing  -                       <--

              UNIT""");
    }
  }

  @Test
  void check_says_which_are_missing_and_that_others_are_up() throws Exception {
    try (CollectorSource vm = open(FakeVm.in(directory).frr())) {
      assertThat(findings(vm))
          .contains("WARNING BGP peer node_v6: is not configured")
          .contains("OK BGP: 1 sessions established")
          .doesNotContain("WARNING BGP peer 10.1.14.1: is not configured");
    }
  }

  @Test
  void check_says_that_a_peer_is_there_and_not_up() throws Exception {
    try (CollectorSource vm =
        open(FakeVm.in(directory).frr().configuredBy("peers: {expected: [10.1.14.77]}"))) {
      assertThat(findings(vm))
          .contains(
              "WARNING BGP peer 10.1.14.77: is not established, last error: Waiting for peer OPEN");
    }
  }

  @Test
  void check_counts_them_where_they_have_no_names() throws Exception {
    try (CollectorSource vm = open(FakeVm.in(directory).frr().configuredBy("peers: {count: 2}"))) {
      assertThat(findings(vm)).contains("WARNING BGP: 1 sessions established, 2 expected");
    }
  }

  private static CollectorSource open(FakeVm vm) throws Exception {
    return vm.open(FakeRuntime.with(Ticker.system(), new RecordingLog()), Map.of());
  }

  private static List<String> findings(CollectorSource vm) throws Exception {
    Deadline deadline = Deadline.after(Duration.ofSeconds(30), Ticker.system());
    return vm.diagnose(deadline).stream()
        .map((Diagnosis d) -> d.severity() + " " + d.subject() + ": " + d.finding())
        .toList();
  }

  private static Readings bgp(CollectorSource vm) throws Exception {
    RecordingSink sink = new RecordingSink(BgpCollector.METRICS);
    try (MetricCollector collector = vm.create("bgp")) {
      collector.collect(FakeScrape.within(Duration.ofSeconds(30)), sink);
    }
    return new OneReading(new Reading(sink.families(), Map.of(), 0));
  }
}
