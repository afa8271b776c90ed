package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.openflow.Flow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A line with a flow")
class FlowLineTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      actions=mod_vlan_vid:5,resubmit(,60)        | actions=push_vlan:0x8100,set_field:4101->vlan_vid,goto_table:60
      dl_vlan=1 actions=mod_vlan_vid:5            | dl_vlan=1 actions=set_field:4101->vlan_vid
      actions=strip_vlan                          | actions=pop_vlan
      actions=load:0x5->NXM_NX_REG5[]             | actions=set_field:0x5->reg5
      actions=load:0x5->NXM_NX_REG5[4..7]         | actions=set_field:0x50/0xf0->reg5
      actions=load:0x5->NXM_NX_XXREG1[]           | actions=set_field:0x5->xxreg1
      actions=load:0x5->NXM_NX_XXREG1[4..67]      | actions=set_field:0x50/0xffffffffffffffff0->xxreg1
      actions=load:0x5->NXM_NX_XXREG1[4..71]      | actions=load:0x5->NXM_NX_XXREG1[4..67],load:0->NXM_NX_XXREG1[68..71]
      ip actions=mod_nw_tos:32                    | ip actions=set_field:8->ip_dscp
      ip actions=set_field:32->nw_tos             | ip actions=set_field:8->ip_dscp
      udp actions=mod_tp_dst:53                   | udp actions=set_field:53->udp_dst
      actions=output:CONTROLLER                   | actions=CONTROLLER:65535
      actions=65533                               | actions=CONTROLLER:65535
      actions=output:65535                        | actions=output:ANY
      actions=65527                               | actions=output:UNSET
      actions=output:IN_PORT                      | actions=IN_PORT
      actions=set_tunnel:0x65                     | actions=set_field:0x65->tun_id
      ipv6 actions=load:0x99->NXM_NX_IPV6_SRC[0..63],load:0x20010db800000000->NXM_NX_IPV6_SRC[64..127] | ipv6 actions=set_field:2001:db8::99->ipv6_src
      """)
  @DisplayName("means the same in every spelling")
  void spellings_are_equal(String told, String plain) {
    assertThat(Captures.flow("table=1, " + told)).isEqualTo(Captures.flow("table=1, " + plain));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      dl_type=0x0800,nw_proto=6,tp_dst=80    | tcp,tp_dst=80
      tp_dst=80,tcp                          | tcp,tp_dst=80
      xreg1=0x100000002                      | reg2=0x1,reg3=0x2
      vlan_vid=0x1005                        | dl_vlan=5
      dl_vlan=65535                          | vlan_tci=0x0000/0x1fff
      in_port=65534                          | in_port=LOCAL
      in_port=65535                          | in_port=ANY
      nw_dst=10.1.2.3/8,ip                   | ip,nw_dst=10.0.0.0/8
      ct_state=0x21/0x21                     | ct_state=+new+trk
      arp,nw_src=1.2.3.4,nw_proto=1          | arp,arp_spa=1.2.3.4,arp_op=1
      tp_dst=5,packet_type=(1,0x800),nw_proto=6 | packet_type=(1,0x800),nw_proto=6,tp_dst=5
      packet_type=(0,0)                      | eth
      packet_type=(0,0),ip                   | eth,ip
      """)
  @DisplayName("has one match, whatever form it is told in")
  void matches_are_normal(String told, String normal) {
    Flow flow = Captures.flow(told + " actions=drop");

    assertThat(flow).isEqualTo(Captures.flow(normal + " actions=drop"));
    assertThat(FlowWriter.text(flow, SpellingMode.NORMAL)).contains(" " + normal + " actions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "icmp_code=1,new_field=7,other_field=8,tcp",
        "tcp,icmp_code=1,new_field=7,other_field=8",
        "icmp_code=1,tcp,new_field=7,other_field=8",
      })
  @DisplayName("keeps what is not known in the order of the line, wherever the protocol stands")
  void unknown_parts_have_one_order(String told) {
    assertThat(Captures.flow(told + " actions=drop").match().opaque())
        .containsExactly("icmp_code=1", "new_field=7", "other_field=8");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      set_field:0x2000/0x6000->nsh_spi         | load:0x1->NXOXM_NSH_SPI[13..14]
      set_field:80::/80::->ipv6_src            | load:0x1->NXM_NX_IPV6_SRC[119]
      set_field:5/0xfffff->ipv6_label          | set_field:0x5/0xfffff->ipv6_label
      set_field:2001:db8::/32->ipv6_src        | set_field:2001:db8::/32->ipv6_src
      set_field:::ff/::ff->ipv6_src            | set_field:::ff/::ff->ipv6_src
      resubmit(5,,ct)                          | resubmit(5,,ct)
      load:0xffff->OXM_OF_IN_PORT[]            | load:0xffff->OXM_OF_IN_PORT[]
      ct(commit,nat(persistent,hash))          | ct(commit,nat(persistent,hash))
      learn(table=1,packet_type=eth)           | learn(table=1,packet_type=(0,0))
      learn(packet_type=packet_type=(1,0x800)) | learn(packet_type=(1,0x800))
      ct(commit,nat(src=1.2.3.4,random))       | ct(commit,nat(src=1.2.3.4,random))
      """)
  @DisplayName("is written so that ovs-ofctl takes it back, if the switch has written it otherwise")
  void isWrittenToBeReadAgain(String told, String written) {
    Flow flow = Captures.flow("ipv6 actions=" + told);

    assertThat(FlowWriter.text(flow, SpellingMode.AS_TOLD)).endsWith("actions=" + written);
  }

  @Test
  @DisplayName("that learns a state of connections is read, though the switch writes its 32 bits")
  void everyBitOfTheState() {
    String named = "-new+est-rel-rpl-inv+trk-snat-dnat";
    String every = named + "-[Unknown]".repeat(24);

    assertThat(Captures.flow("actions=learn(table=1,ct_state=" + every + ")"))
        .isEqualTo(Captures.flow("actions=learn(table=1,ct_state=est|trk)"));
    assertThat(Captures.parse("actions=learn(table=1,ct_state=" + named + ")\n").isComplete())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table=1,table=2 actions=drop",
        "table_id=1,table=2 actions=drop",
        "table:5 actions=drop",
        "table=256 actions=drop",
        "priority=65536 actions=drop",
        "in_port=1,in_port=2 actions=drop",
        "icmp,icmp_type=3/0xf actions=drop",
        "tcp_src=80 actions=drop",
        "ip,nw_src=1.2.3.4.5 actions=drop",
        "ip,nw_src=1.2..4 actions=drop",
        "ip,nw_src=1.2.3.256 actions=drop",
        "ip,nw_src=1.2.3.0004 actions=drop",
        "ip,nw_src=1.2.3.4/33 actions=drop",
        "dl_src=00:11:22:33:44 actions=drop",
        "ipv6,ipv6_src=1::2::3 actions=drop",
        "ct_state=+new*est actions=drop",
        "reg0=0x100000000 actions=drop",
        "ip",
        "actions=",
        "actions=output:1,,output:2",
        "actions=drop,output:1",
        "actions=output:1)",
        "actions=clone(output:1",
        "actions=pop_vlan:5",
        "actions=set_mpls_ttl(5)6",
        "actions=load:0x100->NXM_NX_REG0[0..3]",
        "ip actions=ct(nat(src=1.1.1.1,dst=2.2.2.2))",
        "ip actions=ct(zone=1,zone=2)",
        "ip actions=ct(zone=65536)",
        "ip actions=ct(zone=)",
        "ip actions=ct(alg=)",
        "ip actions=ct(table:5)",
        "ip actions=ct(table=256)",
        "ip actions=ct(commit=1)",
        "ip actions=ct(commit,new_part)",
        "ip actions=ct(commit,exec)",
        "ip actions=ct(commit,exec())5",
        "ip actions=ct(nat:5)",
        "ip actions=ct(nat,nat)",
        "ip actions=ct:5",
        "actions=conjunction(1/2,3)",
        "actions=learn(table=1,limit=)",
        "actions=learn(table=1,ip_src=1.2.3.0/24)",
        "actions=learn(table=1,load:0x5/0x3->NXM_NX_REG0[])",
        "actions=learn(table=1,load:0x10->NXM_NX_REG0[0..3])",
        "actions=learn(table=1,NXM_NX_REG0[0..3]=0x10)",
      })
  @DisplayName("is refused if a part of it would be lost or misread")
  void nonsense_is_refused(String line) {
    assertThat(Captures.parse(line + "\n").problems())
        .extracting(DumpProblem::kind)
        .containsAnyOf(DumpProblem.Kind.UNPARSED, DumpProblem.Kind.FOREIGN);
  }

  @Test
  @DisplayName("keeps a port name with blanks, commas, brackets and quotes")
  void names_are_kept() {
    String line =
        "cookie=0x0, table=0, in_port=\"a, \\\"b\\\"\""
            + " actions=output:\"c d\",output:\"e[0]\",output:\"reg0\",resubmit:\"f[]\"";

    assertThat(FlowWriter.text(Captures.flow(line), SpellingMode.AS_TOLD)).isEqualTo(line);
  }

  @Test
  @DisplayName("that is nested deeper than a switch accepts is refused, not a stack overflow")
  void depth_is_bounded() {
    String nested = "clone(".repeat(5000) + "drop" + ")".repeat(5000);

    assertThatThrownBy(() -> Captures.flow("actions=" + nested))
        .hasMessageContaining("nested more than");
  }
}
