package io.tenken.dirtyflow.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.arbitrary.FlowTexts;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.ovs.OvsLab;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Another seed looks for more: {@code -Dflows.seed=7}. */
@RequiresLab(LabPart.OVS)
@DisplayName("Five thousand generated flows that a real switch has taken")
class SwitchRoundTripIT {

  private static final int FLOWS = 5_000;
  private static final String TOLD = "br-told";

  /** The switch refuses them, or they are another field in a match, or like tun_metadata0. */
  private static final Pattern IN_NO_MATCH =
      Pattern.compile(
          "skb_priority|recirc_id|dp_hash"
              + "|in_port_oxm|nw_tos|dl_vlan|dl_vlan_pcp|vlan_vid|vlan_pcp|xx?reg\\d"
              + "|tun_metadata\\d+");

  private static OvsLab lab;
  private static RoundTripBridges bridges;
  private static FlowDump command;
  private static FlowDump socket;

  @BeforeAll
  static void fillBridge() throws Exception {
    lab = OvsLab.start();
    bridges = new RoundTripBridges(lab);
    bridges.add(TOLD);
    List<String> flows = new ArrayList<>();
    long seed = Long.getLong("flows.seed", 1);
    JqwikSession.run(() -> flows.addAll(FlowTexts.list(FLOWS, seed)));
    bridges.addFlows(TOLD, flows);
    command = bridges.byCommand(TOLD);
    socket = bridges.bySocket(TOLD);
  }

  @AfterAll
  static void stop() {
    if (lab != null) {
      lab.close();
    }
  }

  @Test
  @DisplayName("are all read by both sources, with nothing unknown")
  void areAllRead() {
    for (FlowDump dump : List.of(command, socket)) {
      assertThat(dump.table().size()).isEqualTo(FLOWS);
      assertThat(dump.problems()).isEmpty();
      assertThat(dump.table().flowsWithOpaqueParts()).isZero();
    }
  }

  @Test
  @DisplayName("hold every field that can be matched, and every kind of action")
  void holdEverything() {
    Set<String> unmatched = new TreeSet<>(Field.all().stream().map(Field::name).toList());
    Set<Class<?>> missing = new HashSet<>(List.of(Action.class.getPermittedSubclasses()));
    for (Flow flow : byPlace(socket.table()).values()) {
      flow.match().fields().forEach(match -> unmatched.remove(match.field().name()));
      flow.actions().forEach(action -> missing.remove(action.getClass()));
    }

    assertThat(unmatched).allMatch(IN_NO_MATCH.asMatchPredicate());
    // the switch keeps an enqueue as set_queue, output and pop_queue
    assertThat(missing).containsExactlyInAnyOrder(Action.Opaque.class, Action.Enqueue.class);
  }

  @Test
  @DisplayName("come back to another bridge unchanged from the native source")
  void comeBackFromTheSocket() {
    bridges.add("br-native");
    bridges.addFlows("br-native", RoundTripBridges.text(socket.table(), SpellingMode.AS_TOLD));

    assertThat(bridges.difference(TOLD, "br-native")).isEmpty();
  }

  @Test
  @DisplayName("come back as equal flows from their normal text")
  void comeBackFromNormalText() throws Exception {
    bridges.add("br-normal");
    bridges.addFlows("br-normal", RoundTripBridges.text(socket.table(), SpellingMode.NORMAL));

    FlowTable again = bridges.bySocket("br-normal").table();
    assertThat(byPlace(again)).isEqualTo(byPlace(socket.table()));
  }

  @Test
  @DisplayName("are equal flows by the command source, but for what the switch does not print")
  void areEqualFlows() {
    Map<String, Flow> bySocket = byPlace(socket.table());
    bySocket.replaceAll((place, flow) -> SwitchText.tells(flow));
    Map<String, Flow> byCommand = byPlace(command.table());
    byCommand.replaceAll((place, flow) -> SwitchText.tells(flow));

    assertThat(byCommand).isEqualTo(bySocket);
  }

  @Test
  @DisplayName("come back from the command source unchanged, but for those that are not printed")
  void comeBackFromTheCommand() {
    bridges.add("br-command");
    bridges.addFlows("br-command", RoundTripBridges.text(command.table(), SpellingMode.AS_TOLD));

    Map<String, Flow> byCommand = byPlace(command.table());
    Map<String, Flow> notPrinted = byPlace(socket.table());
    notPrinted.entrySet().removeIf(flow -> flow.getValue().equals(byCommand.get(flow.getKey())));
    Set<String> changed =
        bridges.difference(TOLD, "br-command").stream()
            .map(line -> place(Captures.flow(line.substring(1))))
            .collect(Collectors.toSet());
    assertThat(notPrinted.keySet()).containsAll(changed);
    assertThat(notPrinted).hasSizeLessThan(FLOWS / 2);
  }

  private static Map<String, Flow> byPlace(FlowTable table) {
    Map<String, Flow> flows = new TreeMap<>();
    for (int row = 0; row < table.size(); row++) {
      flows.put(place(table.flow(row)), table.flow(row));
    }
    return flows;
  }

  /** Table and priority, which no two generated flows have in common. */
  private static String place(Flow flow) {
    return flow.table() + "/" + flow.priority();
  }
}
