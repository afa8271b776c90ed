package io.tenken.dirtyflow.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import io.tenken.dirtyflow.access.BridgeList;
import io.tenken.dirtyflow.metrics.BridgeMetrics;
import io.tenken.dirtyflow.ovs.FakePeer;
import io.tenken.dirtyflow.ovs.FakeSwitch;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import io.tenken.dirtyflow.ovs.OvsdbAnswers;
import io.tenken.dirtyflow.ovs.OvsdbClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The collector of bridges")
@Timeout(60)
class BridgeCollectorTest {

  @TempDir Path directory;

  @Test
  @DisplayName("gives settings, ports, controllers, groups and meters of every bridge")
  void everything() throws Exception {
    RecordingSink sink;
    try (FakePeer database = FakeSwitch.database(directory, OvsdbAnswers.TWO_BRIDGES);
        FakePeer integration = FakeSwitch.bridge(directory, "br-int");
        FakePeer external = FakeSwitch.bridge(directory, "br-ex")) {
      sink = collect(List.of());
    }

    assertThat(sink.partials()).isEmpty();
    assertThat(sink.lines())
        .containsExactlyInAnyOrder(
            "dirtyflow_ovs_info{version=\"3.1.0\"} 1",
            "dirtyflow_bridge_info{bridge=\"br-ex\",fail_mode=\"standalone\",datapath_type=\"system\"} 1",
            "dirtyflow_controllers{bridge=\"br-ex\",state=\"connected\"} 0",
            "dirtyflow_controllers{bridge=\"br-ex\",state=\"disconnected\"} 0",
            "dirtyflow_ports{bridge=\"br-ex\",state=\"ok\"} 0",
            "dirtyflow_ports{bridge=\"br-ex\",state=\"error\"} 0",
            "dirtyflow_ports{bridge=\"br-ex\",state=\"no_ofport\"} 0",
            "dirtyflow_ports{bridge=\"br-ex\",state=\"dead_vlan\"} 0",
            "dirtyflow_bridge_info{bridge=\"br-int\",fail_mode=\"secure\",datapath_type=\"netdev\"} 1",
            "dirtyflow_controllers{bridge=\"br-int\",state=\"connected\"} 1",
            "dirtyflow_controllers{bridge=\"br-int\",state=\"disconnected\"} 1",
            "dirtyflow_ports{bridge=\"br-int\",state=\"ok\"} 2",
            "dirtyflow_ports{bridge=\"br-int\",state=\"error\"} 1",
            "dirtyflow_ports{bridge=\"br-int\",state=\"no_ofport\"} 1",
            "dirtyflow_ports{bridge=\"br-int\",state=\"dead_vlan\"} 1",
            "dirtyflow_groups{bridge=\"br-ex\"} 4",
            "dirtyflow_meters{bridge=\"br-ex\"} 3",
            "dirtyflow_groups{bridge=\"br-int\"} 4",
            "dirtyflow_meters{bridge=\"br-int\"} 3");
  }

  @Test
  @DisplayName("gives the named bridges only")
  void named() throws Exception {
    RecordingSink sink;
    try (FakePeer database = FakeSwitch.database(directory, OvsdbAnswers.TWO_BRIDGES);
        FakePeer integration = FakeSwitch.bridge(directory, "br-int")) {
      sink = collect(List.of("br-int"));
    }

    assertThat(sink.lines(BridgeMetrics.BRIDGE)).hasSize(1);
    assertThat(sink.lines(BridgeMetrics.GROUPS)).hasSize(1);
    assertThat(sink.partials()).isEmpty();
  }

  @Test
  @DisplayName("gives what the database says where a bridge does not answer, and the reverse")
  void oneHalf() throws Exception {
    try (FakePeer database = FakeSwitch.database(directory, OvsdbAnswers.TWO_BRIDGES)) {
      RecordingSink sink = collect(List.of("br-int"));

      assertThat(sink.lines(BridgeMetrics.PORTS)).hasSize(4);
      assertThat(sink.lines(BridgeMetrics.GROUPS)).isEmpty();
      assertThat(sink.partials()).singleElement().satisfies(this::namesTheBridge);
    }
    try (FakePeer integration = FakeSwitch.bridge(directory, "br-int")) {
      RecordingSink sink = collect(List.of("br-int"));

      assertThat(sink.lines(BridgeMetrics.PORTS)).isEmpty();
      assertThat(sink.lines(BridgeMetrics.GROUPS)).hasSize(1);
      assertThat(sink.partials()).singleElement().satisfies(this::namesTheDatabase);
    }
  }

  private void namesTheBridge(RecordingSink.Partial partial) {
    assertThat(partial.reason()).isEqualTo(FailureReason.UNREACHABLE);
    assertThat(partial.detail()).contains("bridge br-int", "does ovs-vswitchd run");
  }

  private void namesTheDatabase(RecordingSink.Partial partial) {
    assertThat(partial.reason()).isEqualTo(FailureReason.UNREACHABLE);
    assertThat(partial.detail()).contains("database", "db.sock", "does ovsdb-server run well");
  }

  private RecordingSink collect(List<String> named) throws Exception {
    OvsRunDirectory run = new OvsRunDirectory(directory);
    RecordingSink sink = new RecordingSink(BridgeMetrics.ALL);
    new BridgeCollector(new BridgeList(run, named), new OvsdbClient(run.databaseSocket()))
        .collect(FakeScrape.within(Duration.ofSeconds(30)), sink);
    return sink;
  }
}
