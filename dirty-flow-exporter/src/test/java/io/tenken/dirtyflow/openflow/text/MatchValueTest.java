package io.tenken.dirtyflow.openflow.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.openflow.Flow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is what {@code ovs-ofctl parse-flow} of Open vSwitch 3.1 prints. */
@DisplayName("The value of a match")
class MatchValueTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
      ipv6,ipv6_src=2001:db8::1/0                                 ~ ipv6
      ipv6,ipv6_src=2001:db8::1/1                                 ~ ipv6,ipv6_src=::/1
      ipv6,ipv6_src=2001:db8::1/63                                ~ ipv6,ipv6_src=2001:db8::/63
      ipv6,ipv6_src=2001:db8:0:0:8000::1/64                       ~ ipv6,ipv6_src=2001:db8::/64
      ipv6,ipv6_src=2001:db8:0:0:8000::1/65                       ~ ipv6,ipv6_src=2001:db8:0:0:8000::/65
      ipv6,ipv6_src=2001:db8::1/127                               ~ ipv6,ipv6_src=2001:db8::/127
      ipv6,ipv6_src=2001:db8::1/128                               ~ ipv6,ipv6_src=2001:db8::1
      ipv6,ipv6_dst=2001:db8::1/ffff::ffff                        ~ ipv6,ipv6_dst=2001::1/ffff::ffff
      ip,nw_src=10.1.2.3/0                                        ~ ip
      ip,nw_src=10.1.2.3/1                                        ~ ip,nw_src=0.0.0.0/1
      ip,nw_src=10.1.2.3/31                                       ~ ip,nw_src=10.1.2.2/31
      ip,nw_src=10.1.2.3/32                                       ~ ip,nw_src=10.1.2.3
      ip,nw_src=10.1.2.3/255.0.0.255                              ~ ip,nw_src=10.0.0.3/255.0.0.255
      dl_dst=01:00:00:00:00:00/01:00:00:00:00:00                  ~ dl_dst=01:00:00:00:00:00/01:00:00:00:00:00
      dl_dst=fa:16:3e:00:00:01/ff:ff:ff:00:00:00                  ~ dl_dst=fa:16:3e:00:00:00/ff:ff:ff:00:00:00
      dl_src=fa:16:3e:ff:FF:01                                    ~ dl_src=fa:16:3e:ff:ff:01
      reg0=0xffffffff                                             ~ reg0=0xffffffff
      reg0=5/0x7                                                  ~ reg0=0x5/0x7
      reg0=0x10/0xf0                                              ~ reg0=0x10/0xf0
      metadata=0xffffffffffffffff                                 ~ metadata=0xffffffffffffffff
      metadata=18446744073709551615                               ~ metadata=0xffffffffffffffff
      metadata=0x5/0xff                                           ~ metadata=0x5/0xff
      tun_id=0x5/0xffffffff00000000                               ~ tun_id=0/0xffffffff00000000
      xreg0=0x100000002/0xf0000000f                               ~ reg0=0x1/0xf,reg1=0x2/0xf
      xreg7=0x100000002                                           ~ reg14=0x1,reg15=0x2
      xxreg0=0x1000000020000000300000004                          ~ reg0=0x1,reg1=0x2,reg2=0x3,reg3=0x4
      xxreg3=0x1000000020000000300000004                          ~ reg12=0x1,reg13=0x2,reg14=0x3,reg15=0x4
      xxreg1=0x1000000020000000300000004/0xf000000000000000f000000000000000 ~ reg4=0/0xf0000000,reg6=0/0xf0000000
      ct_label=0x1234567890abcdef1234567890abcdef                 ~ ct_label=0x1234567890abcdef1234567890abcdef
      ct_label=5/0xf                                              ~ ct_label=0x5/0xf
      ct_label=0x10000000000000000/0xf0000000000000000            ~ ct_label=0x10000000000000000/0xf0000000000000000
      ct_mark=0x1/0x1                                             ~ ct_mark=0x1/0x1
      ct_zone=65535                                               ~ ct_zone=65535
      ip,ip_frag=first                                            ~ ip,nw_frag=first
      ip,ip_frag=later                                            ~ ip,nw_frag=later
      ip,ip_frag=not_later                                        ~ ip,nw_frag=not_later
      ip,ip_frag=no                                               ~ ip,nw_frag=no
      ip,ip_frag=yes                                              ~ ip,nw_frag=yes
      tcp,tcp_flags=+syn-ack                                      ~ tcp,tcp_flags=+syn-ack
      tcp,tcp_flags=0x2/0x12                                      ~ tcp,tcp_flags=+syn-ack
      ct_state=-trk                                               ~ ct_state=-trk
      ct_state=+trk+snat-dnat                                     ~ ct_state=+trk+snat-dnat
      ct_state=0x20/0x20                                          ~ ct_state=+trk
      tun_flags=+oam                                              ~ tun_flags=+oam
      tun_flags=-oam                                              ~ tun_flags=-oam
      tun_flags=oam                                               ~ tun_flags=+oam
      vlan_tci=0x1005                                             ~ dl_vlan=5,dl_vlan_pcp=0
      vlan_tci=0x1005/0x1fff                                      ~ dl_vlan=5
      vlan_tci=0/0x1000                                           ~ vlan_tci=0x0000/0x1000
      dl_vlan=5                                                   ~ dl_vlan=5
      dl_vlan=4095                                                ~ dl_vlan=4095
      dl_vlan=0xffff                                              ~ vlan_tci=0x0000/0x1fff
      dl_vlan=5,dl_vlan_pcp=3                                     ~ dl_vlan=5,dl_vlan_pcp=3
      dl_vlan_pcp=3                                               ~ dl_vlan_pcp=3
      vlan_vid=0x1000/0x1000                                      ~ vlan_tci=0x1000/0x1000
      vlan_pcp=7                                                  ~ dl_vlan_pcp=7
      ip,nw_tos=32                                                ~ ip,nw_tos=32
      ip,nw_tos=0xfc                                              ~ ip,nw_tos=252
      ip,ip_dscp=63                                               ~ ip,nw_tos=252
      ip,nw_ecn=3                                                 ~ ip,nw_ecn=3
      ip,nw_ttl=255                                               ~ ip,nw_ttl=255
      in_port=1                                                   ~ in_port=1
      in_port=65279                                               ~ in_port=65279
      in_port=65528                                               ~ in_port=IN_PORT
      in_port=LOCAL                                               ~ in_port=LOCAL
      actset_output=5                                             ~ actset_output=5
      actset_output=4294967294                                    ~ actset_output=LOCAL
      tun_metadata0=0x1234                                        ~ tun_metadata0=0x1234
      tun_metadata0                                               ~ tun_metadata0
      tun_metadata5=0x1/0xf                                       ~ tun_metadata5=0x1/0xf
      tun_metadata2=0x1,tun_metadata1=0x2                         ~ tun_metadata1=0x2,tun_metadata2=0x1
      tun_metadata1=0x2,in_port=1,tun_metadata63=0x4              ~ tun_metadata1=0x2,tun_metadata63=0x4,in_port=1
      tun_src=1.2.3.4/24                                          ~ tun_src=1.2.3.0/24
      packet_type=(0,0)                                           ~ eth
      packet_type=(1,0x800)                                       ~ packet_type=(1,0x800)
      dl_type=0x88cc                                              ~ dl_type=0x88cc
      dl_type=0x8847,mpls_label=1048575                           ~ mpls,mpls_label=1048575
      dl_type=0x8847,mpls_label=5,mpls_tc=7,mpls_bos=1,mpls_ttl=1 ~ mpls,mpls_label=5,mpls_tc=7,mpls_ttl=1,mpls_bos=1
      arp,arp_op=2,arp_sha=00:11:22:33:44:55,arp_tha=00:11:22:33:44:66 ~ arp,arp_op=2,arp_sha=00:11:22:33:44:55,arp_tha=00:11:22:33:44:66
      arp,nw_src=1.2.3.4/24                                       ~ arp,arp_spa=1.2.3.0/24
      icmp,icmp_type=8,icmp_code=0                                ~ icmp,icmp_type=8,icmp_code=0
      icmp6,icmp_type=135,nd_target=fe80::1,nd_sll=00:11:22:33:44:55 ~ icmp6,icmp_type=135,nd_target=fe80::1,nd_sll=00:11:22:33:44:55
      sctp,tp_src=65535,tp_dst=0x10/0xfff0                        ~ sctp,tp_src=65535,tp_dst=0x10/0xfff0
      udp,tp_dst=53/0xffff                                        ~ udp,tp_dst=53
      tcp,tcp_dst=80                                              ~ tcp,tp_dst=80
      ipv6,ipv6_label=0xfffff                                     ~ ipv6,ipv6_label=0xfffff
      ipv6,ipv6_label=0x5/0xf                                     ~ ipv6,ipv6_label=0x00005/0x0000f
      conj_id=4294967295                                          ~ conj_id=4294967295
      dp_hash=0x5/0xf                                             ~ dp_hash=0x5/0xf
      recirc_id=0x1                                               ~ recirc_id=0x1
      pkt_mark=0x1/0x1                                            ~ pkt_mark=0x1/0x1
      ct_nw_src=1.2.3.4,ip,ct_state=+trk                          ~ ct_state=+trk,ct_nw_src=1.2.3.4,ip
      ct_tp_dst=80,ct_nw_proto=6,ip,ct_state=+trk                 ~ ct_state=+trk,ct_nw_proto=6,ct_tp_dst=80,ip
      """)
  @DisplayName("is read to its last bit, and bits outside of its mask do not count")
  void isRead(String told, String written) {
    Flow flow = Captures.flow(told + " actions=drop");

    assertThat(FlowWriter.text(flow, SpellingMode.NORMAL))
        .isEqualTo("cookie=0x0, table=0, " + written + " actions=drop");
    assertThat(Captures.flow(written + " actions=drop")).isEqualTo(flow);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ipv6,ipv6_src=2001:db8::1/129",
        "ip,nw_src=10.1.2.3/33",
        "ip,nw_src=/8",
        "ip,nw_src=",
        "dl_src=fa:16:3e:00:00:0g",
        "dl_src=fa:16:3e:00:00:01/ff:ff",
        "reg0=",
        "reg0=/",
        "reg0=0x1/",
        "reg0=0x",
        "reg0=:",
        "reg0=0x100000000/0x1",
        "reg0=0x1/0x100000000",
        "metadata=0x10000000000000000",
        "metadata=18446744073709551616",
        "xxreg0=0x100000000000000000000000000000000",
        "ct_label=0x1g",
        "tun_metadata0=0xg",
        "in_port=4294967296",
        "in_port=",
        "in_port=1/2",
        "in_port=1,in_port=1/0x1",
        "packet_type=1,0x800",
        "packet_type=(1)",
        "packet_type=(65536,0)",
        "packet_type=(0,65536)",
        "packet_type=(0,0)x",
        "ip,ip_frag=sometimes",
        "ct_state=",
        "ct_state=+",
        "ct_state=+new+",
        "tcp,tcp_flags=+syn|ack",
        "reg0=1,reg0=2",
        "xxreg0=1,reg3=2",
        "xxreg0=1,xxreg0=2",
        "ct_label=1,ct_label=2",
        "ct_label=0x10000000000000000,ct_label=0x20000000000000000",
        "ct_label=0x10000000000000001/0xffffffffffffffffffffffffffffffff,ct_label=1/1,ct_label=0/0x10000000000000000",
        "dl_vlan=5,dl_vlan=6",
        "dl_vlan=5,vlan_tci=0",
        "dl_vlan=65536",
        "ip,nw_tos=256",
        "actset_output=0xfffffeff",
        "icmp,icmp_type=8/0x8",
        "tcp,nw_proto=17",
        "in_port=\"a\",in_port=\"b\"",
        "conj_id=1/1",
        "ip,nw_ttl=64/0xf0",
      })
  @DisplayName("is refused if it does not fit its field, or contradicts another one")
  void isRefused(String match) {
    assertThat(Captures.parse("table=0," + match + " actions=drop\n").problems())
        .extracting(DumpProblem::kind)
        .containsExactly(DumpProblem.Kind.UNPARSED);
  }
}
