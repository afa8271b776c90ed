package io.tenken.dirtyflow.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.ovs.OvsLab;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Flows that differ in the switch and not in its text: no reader of text can tell them apart. Where
 * a newer Open vSwitch prints more, a line here fails and can go, as in docs/dirty-flow.
 */
@RequiresLab(LabPart.OVS)
@DisplayName("Open vSwitch prints the same text for different flows, which the native source sees")
class SwitchTextIT {

  private static OvsLab lab;
  private static RoundTripBridges bridges;

  @BeforeAll
  static void start() {
    lab = OvsLab.start();
    bridges = new RoundTripBridges(lab);
    bridges.add("br-one");
    bridges.add("br-two");
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @ParameterizedTest(name = "\"{0}\" and \"{1}\"")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      eth                                          | ''
      tcp,tcp_flags=0x12/0xfff                     | tcp,tcp_flags=0x12
      tun_gbp_flags=0x8/0xf                        | tun_gbp_flags=0x8
      tun_erspan_idx=0x5                           | ''
      tun_erspan_ver=1,tun_erspan_idx=0x5/0xf      | tun_erspan_ver=1,tun_erspan_idx=0x5
      tun_erspan_dir=1                             | ''
      tun_erspan_hwid=3                            | ''
      dl_type=0x894f,nsh_c1=5                      | dl_type=0x894f
      dl_type=0x894f,nsh_mdtype=2,nsh_c2=5         | dl_type=0x894f,nsh_mdtype=2,nsh_c2=6
      """)
  void differ(String match, String other) throws Exception {
    put("br-one", match);
    put("br-two", other);

    assertThat(bridges.difference("br-one", "br-two")).hasSize(2);
    assertThat(bridges.inWordsOfTheSwitch("br-one"))
        .isEqualTo(bridges.inWordsOfTheSwitch("br-two"));
    assertThat(onlyFlow(bridges.byCommand("br-one").table()))
        .isEqualTo(onlyFlow(bridges.byCommand("br-two").table()));
    assertThat(onlyFlow(bridges.bySocket("br-one").table()))
        .isNotEqualTo(onlyFlow(bridges.bySocket("br-two").table()));
  }

  @ParameterizedTest(name = "\"{0}\" is \"{1}\" in the switch")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      tun_gtpu_flags=0x30          | tun_gtpu_flags=0x30/0x30
      tun_gtpu_msgtype=1/0xff      | tun_gtpu_msgtype=0x1/0x1
      tun_erspan_ver=2             | tun_erspan_ver=0x2/0x2
      """)
  @DisplayName("and takes a value for its own mask, which the native source tells")
  void takesTheValueForItsMask(String match, String inTheSwitch) throws Exception {
    put("br-one", match);

    Flow flow = onlyFlow(bridges.bySocket("br-one").table());
    assertThat(flow).isEqualTo(Captures.flow(inTheSwitch + " actions=drop"));
  }

  private static void put(String bridge, String match) {
    lab.deleteFlows(bridge);
    bridges.addFlows(bridge, List.of(match + (match.isEmpty() ? "" : ",") + "actions=drop"));
  }

  private static Flow onlyFlow(FlowTable table) {
    assertThat(table.size()).isEqualTo(1);
    return table.flow(0);
  }
}
