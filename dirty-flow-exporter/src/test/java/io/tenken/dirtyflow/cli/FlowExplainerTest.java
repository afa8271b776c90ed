package io.tenken.dirtyflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An explanation")
class FlowExplainerTest {

  @Test
  @DisplayName("says which packets a flow takes, what it does, and when it goes")
  void whole() {
    assertThat(explain("table=5,idle_timeout=60,hard_timeout=300,dl_vlan=7,new=1,actions=drop"))
        .isEqualTo(
            """
            In table 5 with priority 32768 (the default), cookie 0x0:
              takes packets whose dl_vlan is 7 and that match "new=1".
              drops them.
              It goes after 60 s without a packet.
              It goes after 300 s in any case.
            """);
    assertThat(explain("table=1,in_port=3,vlan_tci=0x0000/0x1fff,actions=drop"))
        .contains("takes packets that came in on port 3 and that have no VLAN tag.");
    assertThat(explain("table=1,arp,actions=drop")).contains("takes arp packets.");
    assertThat(explain("table=1,packet_type=(1,0x800),actions=drop"))
        .contains("takes packets whose packet_type is (1,0x800).");
    assertThat(explain("table=0,priority=0,cookie=0x7,actions=NORMAL"))
        .isEqualTo(
            """
            In table 0 with priority 0, cookie 0x7:
              takes every packet.
              forwards it like a learning switch.
            """);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      output:7                                  | sends it out of port 7
      output:"tap-1"                            | sends it out of port tap-1
      NORMAL                                    | forwards it like a learning switch
      FLOOD                                     | floods it to all ports but the one it came from
      ALL                                       | sends it to all ports but the one it came from
      IN_PORT                                   | sends it back where it came from
      LOCAL                                     | gives it to the host
      TABLE                                     | sends it out of port TABLE
      resubmit(,60)                             | goes on in table 60
      goto_table:60                             | goes on in table 60
      resubmit:3                                | looks the packet up again in table 5, as if it had come in on port 3
      resubmit(3,60,ct)                         | goes on in table 60, as if it had come in on port 3, with source and destination swapped
      output(port=1,max_len=100)                | sends it out of port 1, cut to 100 bytes
      output:NXM_NX_REG1[5..10]                 | sends it out of the port whose number is in reg1
      CONTROLLER:128                            | sends it to the controller: CONTROLLER:128
      enqueue:3:7                               | sends it out of port 3 through queue 7
      meter:1                                   | drops what is beyond the rate of meter 1
      clone(output:1,output:2)                  | with a copy: sends it out of port 1; sends it out of port 2
      clone(drop)                               | with a copy: drops it
      write_actions(output:1)                   | at the end of the pipeline: sends it out of port 1
      move:NXM_NX_REG0[]->NXM_NX_REG1[]         | copies reg0 to reg1: move:NXM_NX_REG0[]->NXM_NX_REG1[]
      dec_ttl                                   | takes one from the time to live, and drops it at 0
      exit                                      | does exit
      ct(commit,exec(load:0x1->NXM_NX_CT_MARK[])) | passes it through connection tracking and remembers the connection, there sets ct_mark: set_field:0x1->ct_mark
      ct(commit,zone=7,nat(src=1.2.3.4),table=6)| passes it through connection tracking in the zone 7 and remembers the connection with address translation, then goes on in table 6
      ct(zone=NXM_NX_REG6[0..15])               | passes it through connection tracking in the zone that is in reg6
      ct()                                      | passes it through connection tracking
      conjunction(9,1/2)                        | is part 1 of 2 of conjunction 9
      learn(table=8,NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],output:NXM_OF_IN_PORT[]) | learns a flow from each packet: learn(table=8,NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],output:NXM_OF_IN_PORT[])
      load:0x5->NXM_NX_REG5[]                   | sets reg5: set_field:0x5->reg5
      pop_vlan                                  | takes the VLAN tag off
      push_vlan:0x8100                          | adds a VLAN tag
      group:4                                   | hands it to group 4
      new_action(1)                             | does something that we do not know: new_action(1)
      """)
  @DisplayName("has words for what flows do")
  void actions(String action, String words) {
    assertThat(explain("table=5,ip actions=" + action)).endsWith("  " + words + ".\n");
  }

  private static String explain(String line) {
    return FlowExplainer.explain(Captures.flow(line));
  }
}
