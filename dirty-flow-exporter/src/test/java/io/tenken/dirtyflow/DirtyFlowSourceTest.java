package io.tenken.dirtyflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Schedule;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.testing.TextSettings;
import io.tenken.dirtyflow.collector.BridgeCollector;
import io.tenken.dirtyflow.collector.FlowCollector;
import io.tenken.dirtyflow.ovs.FakePeer;
import io.tenken.dirtyflow.ovs.FakeSwitch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The exporter, opened,")
class DirtyFlowSourceTest {

  @TempDir Path directory;

  @Test
  @DisplayName("makes both collectors; flows in the background, bridges with every scrape")
  void collectors() throws Exception {
    CollectorSource source = open(directory);

    assertThat(source.create("flows")).isInstanceOf(FlowCollector.class);
    assertThat(source.create("bridges")).isInstanceOf(BridgeCollector.class);
    assertThat(source.schedule("flows")).isInstanceOf(Schedule.InBackground.class);
    assertThat(source.schedule("bridges")).isEqualTo(Schedule.onScrape());
    assertThatThrownBy(() -> source.create("weather")).hasMessageContaining("weather");
  }

  @Test
  @DisplayName("says of each bridge whether its socket can be opened")
  void diagnosis() throws Exception {
    try (FakePeer peer = FakeSwitch.bridge(directory, "br-int")) {
      assertThat(open(directory).diagnose(soon()))
          .containsExactly(
              Diagnosis.ok(directory.toString(), "1 bridges: [br-int]"),
              Diagnosis.ok("br-int", "its management socket can be opened"));
    }
  }

  @Test
  @DisplayName("says what to do where there is no switch")
  void noSwitch() throws Exception {
    List<Diagnosis> findings = open(directory.resolve("gone")).diagnose(soon());

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Diagnosis.Severity.CRITICAL);
              assertThat(finding.remedy()).isEqualTo("start Open vSwitch, or set --ovs.rundir");
            });
  }

  private static CollectorSource open(Path directory) throws Exception {
    TextSettings settings = new TextSettings(Map.of("ovs.rundir", List.of(directory.toString())));
    return new DirtyFlowExporter()
        .open(settings, FakeRuntime.with(new FakeTicker(), new RecordingLog()));
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofSeconds(5), Ticker.system());
  }
}
