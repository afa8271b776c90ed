package io.tenken.dirtyflow.lab;

import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import io.tenken.dirtyflow.access.BridgeList;
import io.tenken.dirtyflow.collector.BridgeCollector;
import io.tenken.dirtyflow.collector.FlowCollector;
import io.tenken.dirtyflow.metrics.BridgeMetrics;
import io.tenken.dirtyflow.metrics.FlowMetrics;
import io.tenken.dirtyflow.ovs.AutoFlowSource;
import io.tenken.dirtyflow.ovs.CommandFlowSource;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.NativeFlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import io.tenken.dirtyflow.ovs.OvsdbClient;
import io.tenken.dirtyflow.table.StableHash;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.ovs.OvsLab;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The collectors of the exporter on a switch of the lab, run by hand. */
final class WatchedSwitch {

  private static final long MAX_BYTES = 1L << 26;

  /** How flows are asked for. */
  enum Way {
    NATIVE,
    COMMAND,
    AUTO
  }

  private final FlowCollector flows;
  private final BridgeCollector bridges;

  /**
   * @param named bridges to look at; none for all
   */
  WatchedSwitch(OvsLab lab, Way way, String... named) {
    OvsRunDirectory directory = new OvsRunDirectory(lab.runDirectory());
    BridgeList list = new BridgeList(directory, List.of(named));
    this.flows =
        new FlowCollector(
            list,
            source(directory, way),
            new FlowCollector.FlowClock(Ticker.system(), Clock.systemUTC()));
    this.bridges = new BridgeCollector(list, new OvsdbClient(directory.databaseSocket()));
  }

  private static FlowSource source(OvsRunDirectory directory, Way way) {
    StableHash hash = new StableHash(5, 6);
    Path program = Path.of(LabPart.program("ovs-ofctl"));
    FlowSource command = new CommandFlowSource(program, directory, MAX_BYTES, hash);
    FlowSource socket = new NativeFlowSource(directory, MAX_BYTES, hash);
    return switch (way) {
      case NATIVE -> socket;
      case COMMAND -> command;
      case AUTO -> new AutoFlowSource(socket, command);
    };
  }

  RecordingSink flows(Duration time) throws Exception {
    RecordingSink sink = new RecordingSink(FlowMetrics.ALL);
    flows.collect(FakeScrape.within(time), sink);
    return sink;
  }

  RecordingSink bridges(Duration time) throws Exception {
    RecordingSink sink = new RecordingSink(BridgeMetrics.ALL);
    bridges.collect(FakeScrape.within(time), sink);
    return sink;
  }
}
