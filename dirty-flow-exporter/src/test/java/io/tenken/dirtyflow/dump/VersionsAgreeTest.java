package io.tenken.dirtyflow.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.openflow.Flow;
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

  @ParameterizedTest
  @CsvSource({
    "br-int.OpenFlow14.txt, br-int.OpenFlow15.txt",
    "br-int.OpenFlow14.txt, br-int.OpenFlow13.txt",
    "br-int.OpenFlow14.txt, br-int.OpenFlow12.txt",
    "br-int.OpenFlow14.txt, br-int.OpenFlow11.txt",
    "br-int.OpenFlow14.txt, br-int.OpenFlow10.txt",
    "br-int.OpenFlow10.txt, br-int.sort.txt",
    "br-int.OpenFlow10.txt, br-int.no-stats.txt",
    "every-field.OpenFlow14.txt, every-field.OpenFlow15.txt",
    "every-field.OpenFlow14.txt, every-field.OpenFlow13.txt",
    "every-field.OpenFlow14.txt, every-field.OpenFlow12.txt",
    "every-field.OpenFlow14.txt, every-field.OpenFlow11.txt",
    "every-field.OpenFlow14.txt, every-field.OpenFlow10.txt",
    "neutron-br-int.fresh.OF13.txt, neutron-br-int.fresh.default.txt",
    "neutron-br-tun.stale.OF13.txt, neutron-br-tun.stale.default.txt",
  })
  @DisplayName("give equal flows wherever the version can express the flow")
  void versions_agree(String reference, String other) {
    Map<Flow.Key, Flow> expected = Captures.byKey(reference);

    List<String> differing = new ArrayList<>();
    Captures.byKey(other)
        .forEach(
            (key, flow) -> {
              assertThat(expected).containsKey(key);
              Flow same = expected.get(key);
              if (!flow.actions().equals(same.actions()) || flow.cookie() != same.cookie()) {
                differing.add(FlowWriter.text(same, SpellingMode.AS_TOLD));
              }
            });

    List<String> known = INEXPRESSIBLE.getOrDefault(other, List.of());
    assertThat(differing).hasSameSizeAs(known);
    known.forEach(
        part -> assertThat(differing).anySatisfy(flow -> assertThat(flow).contains(part)));
  }
}
