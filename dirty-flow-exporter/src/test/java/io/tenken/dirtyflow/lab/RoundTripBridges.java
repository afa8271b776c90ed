package io.tenken.dirtyflow.lab;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.dirtyflow.arbitrary.FlowTexts;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.ovs.CommandFlowSource;
import io.tenken.dirtyflow.ovs.FlowSource;
import io.tenken.dirtyflow.ovs.NativeFlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.StableHash;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.ovs.OvsLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bridges of one switch between which flows go round. */
final class RoundTripBridges {

  private static final long MAX_BYTES = 1L << 28;

  private final OvsLab lab;
  private final FlowSource command;
  private final FlowSource socket;

  RoundTripBridges(OvsLab lab) {
    this.lab = lab;
    OvsRunDirectory directory = new OvsRunDirectory(lab.runDirectory());
    StableHash hash = new StableHash(3, 4);
    Path program = Path.of(LabPart.program("ovs-ofctl"));
    this.command = new CommandFlowSource(program, directory, MAX_BYTES, hash);
    this.socket = new NativeFlowSource(directory, MAX_BYTES, hash);
  }

  /** A bridge with the groups, meters and tunnel options that generated flows refer to. */
  void add(String bridge) {
    lab.addBridge(bridge);
    ofctl("add-tlv-map", bridge, FlowTexts.TUNNEL_OPTIONS);
    for (int id = 1; id <= FlowTexts.MOST_GROUPS; id++) {
      ofctl("add-group", bridge, "group_id=%d,type=all,bucket=output:1".formatted(id));
      ofctl("add-meter", bridge, "meter=%d,pktps,bands=type=drop,rate=9".formatted(id));
    }
  }

  void addFlows(String bridge, List<String> flows) {
    lab.addFlows(bridge, String.join("\n", flows));
  }

  FlowDump byCommand(String bridge) throws Exception {
    return command.dump(bridge, Optional.empty(), soon());
  }

  FlowDump bySocket(String bridge) throws Exception {
    return socket.dump(bridge, Optional.empty(), soon());
  }

  /** The flows as the switch itself writes them. */
  List<String> inWordsOfTheSwitch(String bridge) {
    return lab.dumpFlows(bridge, "-O", "OpenFlow14", "--no-stats")
        .lines()
        // ovs-ofctl does not take back the names under which it prints these two fields
        .map(line -> line.replace("gtpu_", "tun_gtpu_"))
        .toList();
  }

  /** How the switch says that the flows of two bridges differ; empty if they do not. */
  List<String> difference(String bridge, String other) {
    return lab.ofctl("-O", "OpenFlow14", "diff-flows", lab.target(bridge), lab.target(other))
        .stdout()
        .lines()
        .toList();
  }

  static List<String> text(FlowTable table, SpellingMode spelling) {
    return IntStream.range(0, table.size())
        .mapToObj(row -> FlowWriter.text(table.flow(row), spelling))
        .collect(Collectors.toList());
  }

  private void ofctl(String what, String bridge, String argument) {
    lab.ofctl("-O", "OpenFlow14", what, lab.target(bridge), argument).orThrow();
  }

  private static Deadline soon() {
    return Deadline.after(Duration.ofMinutes(2), Ticker.system());
  }
}
