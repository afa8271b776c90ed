package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowFlags;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The versions of one table")
class VersionsAgreeTest {

  /** What the version in the second column cannot say, as it is in OpenFlow 1.4. */
  private static final Map<String, List<String>> INEXPRESSIBLE =
      Map.of(
          "br-int.OpenFlow12.txt", List.of("actions=meter:1,ct("),
          "br-int.OpenFlow11.txt", List.of("actions=meter:1,ct("),
          "br-int.OpenFlow10.txt",
              List.of(
                  "actions=push_vlan:0x88a8",
                  "actions=clear_actions,goto_table:8",
                  "actions=write_actions(",
                  "actions=meter:1,ct(",
                  "dl_vlan=3,dl_dst=01:00:00:00:00:00/01:00:00:00:00:00 actions=push_vlan:0x8100"),
          "every-field.OpenFlow12.txt", List.of("actions=meter:1"),
          "every-field.OpenFlow11.txt",
              List.of("actions=meter:1", "set_field:4101->vlan_vid,set_field:0x1005->vlan_tci"),
          "every-field.OpenFlow10.txt",
              List.of(
                  "actions=meter:1",
                  "actions=clear_actions,write_actions(",
                  "set_field:4101->vlan_vid,set_field:0x1005->vlan_tci"));

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "br-int.OpenFlow14.txt, br-int.OpenFlow15.txt, 0",
    "br-int.OpenFlow14.txt, br-int.OpenFlow13.txt, 0",
    "br-int.OpenFlow14.txt, br-int.OpenFlow12.txt, 0",
    "br-int.OpenFlow14.txt, br-int.OpenFlow11.txt, 0",
    "br-int.OpenFlow14.txt, br-int.OpenFlow10.txt, 0",
    "br-int.OpenFlow10.txt, br-int.sort.txt, 0",
    "br-int.OpenFlow10.txt, br-int.no-stats.txt, 0",
    "every-field.OpenFlow14.txt, every-field.OpenFlow15.txt, 0",
    "every-field.OpenFlow14.txt, every-field.OpenFlow13.txt, 0",
    "every-field.OpenFlow14.txt, every-field.OpenFlow12.txt, 10",
    "every-field.OpenFlow14.txt, every-field.OpenFlow11.txt, 10",
    "every-field.OpenFlow14.txt, every-field.OpenFlow10.txt, 10",
    "neutron-br-int.fresh.OF13.txt, neutron-br-int.fresh.default.txt, 0",
    "neutron-br-int.stale.OF13.txt, neutron-br-int.stale.default.txt, 0",
    "neutron-br-tun.fresh.OF13.txt, neutron-br-tun.fresh.default.txt, 0",
    "neutron-br-tun.stale.OF13.txt, neutron-br-tun.stale.default.txt, 0",
    "neutron-br-phys.fresh.OF13.txt, neutron-br-phys.fresh.default.txt, 0",
    "neutron-br-phys.stale.OF13.txt, neutron-br-phys.stale.default.txt, 0",
  })
  @DisplayName("give equal flows wherever the version can express the flow")
  void versions_agree(String reference, String other, int removed) {
    Map<Flow.Key, Flow> expected = Captures.byKey(reference);
    Map<Flow.Key, Flow> flows = Captures.byKey(other);

    assertThat(expected).containsKeys(flows.keySet().toArray(Flow.Key[]::new));
    assertThat(flows).hasSize(expected.size() - removed);
    List<String> differing = new ArrayList<>();
    flows.forEach(
        (key, flow) -> {
          Flow same = expected.get(key);
          if (!tells(other, flow).equals(tells(other, same))) {
            differing.add(FlowWriter.text(same, SpellingMode.AS_TOLD));
          }
        });

    List<String> known = INEXPRESSIBLE.getOrDefault(other, List.of());
    assertThat(differing).hasSameSizeAs(known);
    known.forEach(
        part -> assertThat(differing).anySatisfy(flow -> assertThat(flow).contains(part)));
  }

  /** Flags are told by OpenFlow 1.3 and later, importance by 1.4 and later. */
  private static Flow tells(String capture, Flow flow) {
    boolean flags = capture.contains("OpenFlow13") || capture.contains("OpenFlow15");
    return new Flow(
        flow.table(),
        flow.priority(),
        flow.cookie(),
        flow.idleTimeout(),
        flow.hardTimeout(),
        flags ? flow.flags() : FlowFlags.NONE,
        capture.contains("OpenFlow15") ? flow.importance() : 0,
        flow.match(),
        flow.actions());
  }
}
