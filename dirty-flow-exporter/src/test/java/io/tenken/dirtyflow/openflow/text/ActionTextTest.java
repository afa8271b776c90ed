package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.openflow.Flow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts are those that {@code ovs-ofctl parse-flow} of Open vSwitch 3.1 takes or refuses. */
@DisplayName("An action in a line")
class ActionTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip actions=enqueue:1:2",
        "ip actions=load:0x5->NXM_OF_IP_TOS[]",
        "ip actions=load:0x1->NXM_NX_TUN_FLAGS[]",
        "ip actions=set_field:0->tun_flags",
        "ip actions=set_field:0/0->tun_flags",
        "ip actions=set_field:oam->tun_flags",
        "ip actions=load:0x1->NXM_NX_CT_STATE[7]",
        "ip actions=load:0x1->OXM_OF_VLAN_VID[11]",
        "tcp actions=load:0x1->NXM_NX_TCP_FLAGS[11]",
        "ip actions=enqueue:LOCAL:3",
        "ip actions=output:1",
        "ip actions=LOCAL",
        "ip actions=output:NXM_NX_REG0[]",
        "ip actions=output:NXM_NX_REG0[16..31]",
        "ip actions=output(port=1,max_len=100)",
        "ip actions=output:name",
        "ip actions=name",
        "ip actions=CONTROLLER:128",
        "ip actions=controller(reason=no_match,max_len=128,id=5)",
        "ip actions=controller(pause)",
        "ip actions=controller(userdata=00.01.ff)",
        "ip actions=controller(meter_id=5)",
        "ip actions=group:5",
        "ip actions=meter:5",
        "ip actions=resubmit:1",
        "ip actions=resubmit(1,2)",
        "ip actions=resubmit(,2)",
        "ip actions=resubmit(,2,ct)",
        "ip actions=resubmit(1,2,ct)",
        "ip actions=goto_table:60",
        "ip actions=set_field:1.2.3.4->ip_src",
        "ip actions=set_field:fa:16:3e:00:00:01->eth_dst",
        "ip actions=set_field:32->nw_tos",
        "ip actions=set_field:first->ip_frag",
        "ip actions=load:0xffffffffffffffff->OXM_OF_METADATA[]",
        "ipv6 actions=load:0x1->NXM_NX_IPV6_SRC[0..63],load:0x2->NXM_NX_IPV6_SRC[64..127]",
        "ipv6 actions=load:0x1->NXM_NX_IPV6_SRC[0..63],load:0x2->NXM_NX_IPV6_DST[64..127]",
        "ip actions=load:0x1->OXM_OF_IN_PORT[]",
        "ip actions=move:NXM_NX_REG0[]->NXM_NX_REG1[]",
        "ip actions=move:NXM_NX_REG0[0..15]->NXM_OF_VLAN_TCI[]",
        "ip actions=push:NXM_NX_REG0[]",
        "ip actions=pop:NXM_NX_REG0[1..5]",
        "ip actions=push_vlan:0x8100",
        "ip actions=push_vlan:0x88a8",
        "ip actions=pop_vlan",
        "ip actions=strip_vlan",
        "ip actions=mod_vlan_vid:5",
        "ip actions=mod_vlan_pcp:7",
        "dl_vlan=5 actions=set_vlan_vid:6,set_vlan_pcp:3",
        "ip actions=mod_dl_src:fa:16:3e:00:00:01",
        "ip actions=mod_dl_dst:fa:16:3e:00:00:01",
        "ip actions=mod_nw_src:1.2.3.4",
        "ip actions=mod_nw_dst:1.2.3.4",
        "ip actions=mod_nw_tos:32",
        "ip actions=mod_nw_ecn:2",
        "ip actions=mod_nw_ttl:64",
        "tcp actions=mod_tp_src:80",
        "udp actions=mod_tp_dst:80",
        "sctp actions=mod_tp_src:5,mod_tp_dst:6",
        "ip actions=set_tunnel:0x5",
        "ip actions=set_tunnel64:0x5",
        "mpls actions=set_mpls_label(5),set_mpls_tc(3),set_mpls_ttl(9)",
        "mpls actions=dec_mpls_ttl",
        "mpls actions=pop_mpls:0x0800",
        "ip actions=push_mpls:0x8847",
        "ip actions=dec_ttl",
        "ip actions=dec_ttl(1,2)",
        "ip actions=set_queue:5,pop_queue",
        "ip actions=note:00.01.ff",
        "ip actions=exit",
        "ip actions=ct(commit,zone=NXM_NX_REG0[0..15])",
        "ip actions=ct(nat)",
        "ip actions=ct(commit,nat(dst=1.2.3.4))",
        "ip actions=ct_clear",
        "ip actions=conjunction(5,1/2)",
        "ip actions=clone(output:1,clone(output:2))",
        "ip actions=write_actions(output:1,group:2)",
        "ip actions=write_metadata:0x5",
        "ip actions=write_metadata:0x5/0xff",
        "ip actions=clear_actions",
        "ip actions=check_pkt_larger(1500)->NXM_NX_REG0[0]",
        "ip actions=delete_field:tun_metadata0",
        "ip actions=learn(table=1,idle_timeout=10,hard_timeout=20,fin_idle_timeout=5,fin_hard_timeout=6,priority=7,cookie=0x8,send_flow_rem,delete_learned,limit=9,result_dst=NXM_NX_REG0[0],NXM_OF_ETH_DST[]=NXM_OF_ETH_SRC[],load:NXM_OF_IN_PORT[]->NXM_NX_REG0[0..15],output:NXM_OF_IN_PORT[])",
        "ip actions=bundle(eth_src,50,hrw,ofport,members:1,2)",
        "ip actions=multipath(eth_src,50,modulo_n,1,0,NXM_NX_REG0[0..3])",
        "ip actions=sample(probability=5,collector_set_id=1,obs_domain_id=2,obs_point_id=3)",
        "ip actions=fin_timeout(idle_timeout=5,hard_timeout=6)",
        "ip actions=encap(nsh)",
        "ip actions=decap()",
        "ip actions=drop",
      })
  @DisplayName("is written as it was told")
  void isWrittenAsTold(String told) {
    assertThat(written(told)).isEqualTo("cookie=0x0, table=0, " + told);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
      ip actions=enqueue(1,2)                      ~ enqueue:1:2
      ip actions=1                                 ~ output:1
      ip actions=output:reg0                       ~ output:NXM_NX_REG0[]
      ip actions=controller                        ~ CONTROLLER:65535
      ip actions=resubmit(IN_PORT,2)               ~ resubmit(,2)
      ip actions=set_field:5->reg0                 ~ set_field:0x5->reg0
      ip actions=set_field:5/0xf->reg0             ~ set_field:0x5/0xf->reg0
      ip actions=set_field:0xffffffff/0xffffffff->reg0 ~ set_field:0xffffffff->reg0
      ip actions=set_field:fa:16:3e:00:00:01/ff:ff:ff:00:00:00->eth_dst ~ set_field:fa:16:3e:00:00:00/ff:ff:ff:00:00:00->eth_dst
      ip actions=load:0x20->NXM_OF_IP_TOS[0..7]    ~ load:0x20->NXM_OF_IP_TOS[]
      ip actions=load:5->NXM_NX_REG0[]             ~ load:0x5->NXM_NX_REG0[]
      ip actions=load:5->NXM_NX_REG0[0..4]         ~ load:0x5->NXM_NX_REG0[0..4]
      ipv6 actions=set_field:::1/::ffff:ffff:ffff:ffff->ipv6_src,set_field:1::/ffff:ffff:ffff:ffff::->ipv6_src ~ set_field:::1/::ffff:ffff:ffff:ffff->ipv6_src,set_field:1::/64->ipv6_src
      ipv6 actions=load:0x1->NXM_NX_IPV6_SRC[0..63],set_field:1::/ffff:ffff:ffff:ffff::->ipv6_src ~ set_field:::1/::ffff:ffff:ffff:ffff->ipv6_src,set_field:1::/64->ipv6_src
      ip actions=set_tunnel:0x500000000            ~ set_tunnel64:0x500000000
      ip actions=ct                                ~ ct()
      ip actions=ct(commit,force,table=5,zone=7,alg=ftp,nat(src=1.2.3.4-1.2.3.9:5-6,persistent,hash),exec(load:5->NXM_NX_CT_MARK[])) ~ ct(commit,force,table=5,zone=7,nat(src=1.2.3.4-1.2.3.9:5-6,persistent,hash),alg=ftp,exec(load:0x5->NXM_NX_CT_MARK[]))
      ip actions=clone()                           ~ clone(drop)
      ip actions=learn(table=1,eth_type=0x800,ip_dst=1.2.3.4,reg0=5) ~ learn(table=1,eth_type=0x800,ip_dst=1.2.3.4,reg0=0x5)
      """)
  @DisplayName("is written as the switch writes it")
  void isWrittenAsTheSwitchDoes(String told, String written) {
    assertThat(written(told)).endsWith(" actions=" + written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip actions=output:NXM_NX_NOTHING[]",
        "ip actions=set_field:5->nothing",
        "ip actions=set_field:name->in_port",
        "ip actions=load:5->NXM_NX_NOTHING[]",
        "ip actions=move:NXM_NX_NOTHING[]->NXM_NX_REG1[]",
        "ip actions=unknown_thing(5,(6)),output:1",
      })
  @DisplayName("is kept as it stands if it is not known, or sets a field that is not")
  void unknownIsKept(String told) {
    assertThat(Captures.parse(told + "\n").table().flowsWithOpaqueParts()).isEqualTo(1);
    assertThat(written(told)).isEqualTo("cookie=0x0, table=0, " + told);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ip actions=enqueue:1",
        "ip actions=mod_nw_tos:5",
        "ip actions=set_field:5->nw_tos",
        "ip actions=output(port=1)",
        "ip actions=output(max_len=100)",
        "ip actions=output(port=1,max_len=100,more=1)",
        "ip actions=output(port=1,port=2,max_len=100)",
        "ip actions=output:",
        "ip actions=output:4294967296",
        "ip actions=output:a:b",
        "ip actions=NORMAL:1",
        "ip actions=controller(pause=1)",
        "ip actions=controller(what=1)",
        "ip actions=group:4294967296",
        "ip actions=resubmit(1)",
        "ip actions=resubmit(,256)",
        "ip actions=resubmit(,2,cx)",
        "ip actions=resubmit()",
        "ip actions=goto_table:256",
        "ip actions=set_field:5",
        "ip actions=load:5->NXM_NX_REG0[31]",
        "ip actions=load:5->NXM_NX_REG0[0..32]",
        "ip actions=load:5->NXM_NX_REG0[4..3]",
        "ip actions=load:1->NXM_NX_TUN_FLAGS[1]",
        "ip actions=load:1->OXM_OF_VLAN_VID[12]",
        "ip actions=load:1->NXM_NX_CT_STATE[8..31]",
        "ip actions=load:1->OXM_OF_IP_DSCP[0..6]",
        "tcp actions=load:1->NXM_NX_TCP_FLAGS[12]",
        "ip actions=move:NXM_NX_IPV6_LABEL[20]->NXM_NX_REG0[0]",
        "ip actions=load:5->NXM_NX_REG0[4.5]",
        "ip actions=load:5->NXM_NX_REG0[4",
        "ip actions=load:5->NXM_NX_REG0]",
        "ip actions=load:5->NXM_NX_REG0[]x",
        "ip actions=load:5",
        "ip actions=move:NXM_NX_REG0[]",
        "ip actions=mod_vlan_vid:4096",
        "ip actions=mod_vlan_pcp:8",
        "ip actions=mod_nw_dst:1.2.3.4/24",
        "ip actions=dec_ttl:5",
        "ip actions=set_queue:4294967296",
        "ip actions=exit:1",
        "ip actions=conjunction(5,1)",
        "ip actions=conjunction(5,256/2)",
        "ip actions=conjunction(4294967296,1/2)",
        "ip actions=clone:5",
        "ip actions=check_pkt_larger(1500)",
        "ip actions=check_pkt_larger(65536)->NXM_NX_REG0[0]",
        "ip actions=check_pkt_larger(1500)-NXM_NX_REG0[0]",
        "ip actions=",
        "ip actions=output:1,",
        "ip actions=,output:1",
        "ip actions=5x",
      })
  @DisplayName("is refused if a part of it has no sense")
  void nonsenseIsRefused(String told) {
    assertThat(Captures.parse(told + "\n").problems())
        .extracting(DumpProblem::kind)
        .containsExactly(DumpProblem.Kind.UNPARSED);
  }

  /** The flow as it was told; in the spelling of OpenFlow 1.3 it has to be the same flow. */
  private static String written(String told) {
    FlowDump dump = Captures.parse(told + "\n");
    assertThat(dump.problems()).isEmpty();
    Flow flow = dump.table().flow(0);
    assertThat(Captures.flow(FlowWriter.text(flow, SpellingMode.NORMAL))).isEqualTo(flow);
    return FlowWriter.text(flow, SpellingMode.AS_TOLD);
  }
}
