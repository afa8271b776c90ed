package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.lab.SwitchText;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.table.FlowChanges;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.FlowTableBuilder;
import io.tenken.dirtyflow.table.StableHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The replies of a real switch that holds every field and every action")
class CapturedRepliesTest {

  @ParameterizedTest
  @EnumSource
  @DisplayName("are read as the flows that ovs-ofctl prints of the same table")
  void flows(OpenFlowVersion version) {
    Map<Integer, Flow> told =
        byTable(Captures.read("every-field." + name(version) + ".txt").table());
    FlowTable table = read(reply(version, "flows"), Optional.empty()).build();
    Map<Integer, Flow> read = byTable(table);

    assertThat(table.size()).isEqualTo(told.size());
    for (int row = 0; row < table.size(); row++) {
      assertThat(table.hasOpaqueParts(row)).as(table.actionsText(row)).isFalse();
    }
    assertThat(read.keySet()).isEqualTo(told.keySet());
    told.forEach(
        (number, flow) ->
            assertThat(SwitchText.tells(read.get(number))).isEqualTo(SwitchText.tells(flow)));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("are not decoded again where nothing has changed")
  void unchanged(OpenFlowVersion version) {
    byte[] reply = reply(version, "flows");
    FlowTable before = read(reply, Optional.empty()).build();
    var builder = read(reply, Optional.of(before));
    FlowTable after = builder.build();

    assertThat(builder.changes(after)).isEqualTo(new FlowChanges(0, 0, 0));
    assertThat(byTable(after)).isEqualTo(byTable(before));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("name its ports, groups and meters")
  void others(OpenFlowVersion version) {
    byte[] ports = reply(version, "ports");
    List<PortDescription> read = PortDescription.read(version, ports, 0, ports.length);
    assertThat(read)
        .extracting(PortDescription::name)
        .containsExactlyInAnyOrder("br-int", "tap00000001-aa", "tap2");
    assertThat(read)
        .extracting(PortDescription::number)
        .containsExactlyInAnyOrder(0xffff_fffe, 1, 2);
    assertThat(read).allMatch(port -> port.ethernetAddress() != 0);

    assertThat(identifiers(reply(version, "groups"))).containsExactly(1L, 2L, 3L, 5L);
    assertThat(identifiers(reply(version, "meters"))).containsExactly(1L, 2L, 3L);
  }

  private static Set<Long> identifiers(byte[] reply) {
    Set<Long> identifiers = new TreeSet<>();
    Identifiers.read(reply, 0, reply.length, identifiers);
    return identifiers;
  }

  private static FlowTableBuilder read(byte[] reply, Optional<FlowTable> previous) {
    FlowStatsReader reader = new FlowStatsReader(new StableHash(1, 2), previous);
    reader.part(reply, 0, reply.length);
    return reader.builder();
  }

  private static byte[] reply(OpenFlowVersion version, String what) {
    return Captures.bytes("every-field." + name(version) + "." + what + ".bin");
  }

  private static String name(OpenFlowVersion version) {
    return version == OpenFlowVersion.V1_3 ? "OpenFlow13" : "OpenFlow14";
  }

  /** The bridge holds one flow a table. */
  private static Map<Integer, Flow> byTable(FlowTable table) {
    Map<Integer, Flow> flows = new TreeMap<>();
    for (int row = 0; row < table.size(); row++) {
      flows.put(table.table(row), table.flow(row));
    }
    return flows;
  }
}
