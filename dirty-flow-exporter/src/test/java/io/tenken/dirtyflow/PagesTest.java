package io.tenken.dirtyflow;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.Backend;
import io.tenken.core.testing.ExporterPages;
import io.tenken.dirtyflow.access.BridgeList;
import io.tenken.dirtyflow.collector.BridgeCollector;
import io.tenken.dirtyflow.collector.FlowCollector;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.ovs.FakePeer;
import io.tenken.dirtyflow.ovs.FakeSwitch;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import io.tenken.dirtyflow.ovs.OvsdbAnswers;
import io.tenken.dirtyflow.ovs.OvsdbClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pages of dirty-flow-exporter")
class PagesTest extends ExporterPages {

  private static final List<String> BRIDGES = List.of("br-ex", "br-int");

  @TempDir Path directory;
  private FakePeer database;
  private FakePeer external;
  private FakePeer integration;

  PagesTest() {
    super(new DirtyFlowExporter());
  }

  @BeforeEach
  void startSwitch() throws IOException {
    database = FakeSwitch.database(directory, OvsdbAnswers.TWO_BRIDGES);
    external = FakeSwitch.bridge(directory, "br-ex");
    integration = FakeSwitch.bridge(directory, "br-int");
  }

  @AfterEach
  void stopSwitch() throws Exception {
    integration.close();
    external.close();
    database.close();
  }

  @Override
  protected Map<String, Backend> states() {
    return Map.of(
        "neutron", runtime -> collectors(runtime, directory, PagesTest::neutron),
        "one-line-unreadable", runtime -> collectors(runtime, directory, PagesTest::unreadable),
        "one-bridge-fails", runtime -> collectors(runtime, directory, PagesTest::oneFails),
        "no-switch", runtime -> noSwitch());
  }

  private static CollectorSource collectors(
      ExporterRuntime runtime, Path directory, FlowSource flows) {
    OvsRunDirectory run = new OvsRunDirectory(directory);
    BridgeList bridges = new BridgeList(run, BRIDGES);
    return name ->
        name.equals("flows")
            ? new FlowCollector(
                bridges, flows, new FlowCollector.FlowClock(runtime.ticker(), runtime.clock()))
            : new BridgeCollector(bridges, new OvsdbClient(run.databaseSocket()));
  }

  private static CollectorSource noSwitch() {
    return name -> nothing("list bridges in /var/run/openvswitch: no such directory");
  }

  private static MetricCollector nothing(String why) {
    return (scrape, sink) -> {
      throw new CollectorException(FailureReason.UNREACHABLE, why);
    };
  }

  private static FlowDump neutron(String bridge, Optional<FlowDump> previous, Deadline deadline) {
    return Captures.read(
        bridge.equals("br-int")
            ? "neutron-br-int.stale.OF13.txt"
            : "neutron-br-phys.stale.OF13.txt");
  }

  private static FlowDump unreadable(
      String bridge, Optional<FlowDump> previous, Deadline deadline) {
    return Captures.parse(
        """
        OFPST_FLOW reply (OF1.4) (xid=0x2):
         cookie=0x1, duration=9s, table=0, n_packets=0, n_bytes=0, new_field=1 actions=drop
         cookie=0x1, duration=9s, table=1, n_packets=0, n_bytes=0, nw_src=1.2.3 actions=drop
        """);
  }

  private static FlowDump oneFails(String bridge, Optional<FlowDump> previous, Deadline deadline)
      throws CollectorException {
    if (bridge.equals("br-int")) {
      throw new CollectorException(FailureReason.TIMEOUT, "dump flows of bridge br-int: it hangs");
    }
    return neutron(bridge, previous, deadline);
  }
}
