package io.tenken.dirtyflow.openflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every field of Open vSwitch 3.1 in the order in which {@code ovs-ofctl} prints a match.
 *
 * <p>A row: name, key in a match, width in bits (with a slash: how many of them are used; with
 * another: how many a match without mask covers, if it is not those), whether single bits can be
 * matched and set, format, and the code points with their numbers, the printed one first. {@code
 * *N} makes a family that is numbered from 0. Source: ovs-fields(7), and the output of ovs-ofctl
 * 3.1.
 */
final class FieldTable {

  private static final String ROWS =
      """
      pkt_mark          =             32       mask  hex         NXM_NX_PKT_MARK:33
      recirc_id         =             32       whole hex         NXM_NX_RECIRC_ID:36
      dp_hash           =             32       mask  hex         NXM_NX_DP_HASH:35
      conj_id           =             32       whole decimal     NXM_NX_CONJ_ID:37
      skb_priority      =             32       whole hex         -
      actset_output     =             32       whole port        ONFOXM_ET_ACTSET_OUTPUT:43 OXM_OF_ACTSET_OUTPUT:43
      ct_state          =             32/8     mask  ct_state    NXM_NX_CT_STATE:105
      ct_zone           =             16       whole hex         NXM_NX_CT_ZONE:106
      ct_mark           =             32       mask  hex         NXM_NX_CT_MARK:107
      ct_label          =             128      mask  hex         NXM_NX_CT_LABEL:108
      ct_nw_src         =             32       mask  ipv4        NXM_NX_CT_NW_SRC:120
      ct_ipv6_src       =             128      mask  ipv6        NXM_NX_CT_IPV6_SRC:122
      ct_nw_dst         =             32       mask  ipv4        NXM_NX_CT_NW_DST:121
      ct_ipv6_dst       =             128      mask  ipv6        NXM_NX_CT_IPV6_DST:123
      ct_nw_proto       =             8        whole decimal     NXM_NX_CT_NW_PROTO:119
      ct_tp_src         =             16       mask  decimal     NXM_NX_CT_TP_SRC:124
      ct_tp_dst         =             16       mask  decimal     NXM_NX_CT_TP_DST:125
      packet_type       =             32       whole packet_type OXM_OF_PACKET_TYPE:44
      reg               *16           32       mask  hex         NXM_NX_REG:0
      xreg              *8            64       mask  hex         OXM_OF_PKT_REG:0
      xxreg             *4            128      mask  hex         NXM_NX_XXREG:111
      tun_id            =             64       mask  hex         NXM_NX_TUN_ID:16 OXM_OF_TUNNEL_ID:38
      tun_src           =             32       mask  ipv4        NXM_NX_TUN_IPV4_SRC:31
      tun_dst           =             32       mask  ipv4        NXM_NX_TUN_IPV4_DST:32
      tun_ipv6_src      =             128      mask  ipv6        NXM_NX_TUN_IPV6_SRC:109
      tun_ipv6_dst      =             128      mask  ipv6        NXM_NX_TUN_IPV6_DST:110
      tun_gbp_id        =             16       mask  decimal     NXM_NX_TUN_GBP_ID:38
      tun_gbp_flags     =             8        mask  hex         NXM_NX_TUN_GBP_FLAGS:39
      tun_erspan_ver    =             8/4/8    mask  decimal     NXOXM_ET_ERSPAN_VER:12
      tun_erspan_idx    =             32/20/32 mask  hex         NXOXM_ET_ERSPAN_IDX:11
      tun_erspan_dir    =             8/1/8    mask  decimal     NXOXM_ET_ERSPAN_DIR:13
      tun_erspan_hwid   =             8/6/8    mask  hex         NXOXM_ET_ERSPAN_HWID:14
      tun_gtpu_flags    =             8        mask  hex         NXOXM_ET_GTPU_FLAGS:15
      tun_gtpu_msgtype  =             8        mask  decimal     NXOXM_ET_GTPU_MSGTYPE:16
      tun_flags         =             16/1     mask  tun_flags   NXM_NX_TUN_FLAGS:104
      tun_metadata      *64           992      mask  hex         NXM_NX_TUN_METADATA:40
      metadata          =             64       mask  hex         OXM_OF_METADATA:2
      in_port           =             16       whole port        NXM_OF_IN_PORT:0
      in_port_oxm       =             32       whole port        OXM_OF_IN_PORT:0
      vlan_tci          =             16       mask  hex         NXM_OF_VLAN_TCI:4
      vlan_vid          =             16/13    mask  decimal     OXM_OF_VLAN_VID:6
      vlan_pcp          =             8/3      whole decimal     OXM_OF_VLAN_PCP:7
      dl_vlan           =             16/12    whole decimal     -
      dl_vlan_pcp       =             8/3      whole decimal     -
      eth_src           dl_src        48       mask  ethernet    NXM_OF_ETH_SRC:2 OXM_OF_ETH_SRC:4
      eth_dst           dl_dst        48       mask  ethernet    NXM_OF_ETH_DST:1 OXM_OF_ETH_DST:3
      eth_type          dl_type       16       whole hex         NXM_OF_ETH_TYPE:3 OXM_OF_ETH_TYPE:5
      ipv6_src          =             128      mask  ipv6        NXM_NX_IPV6_SRC:19 OXM_OF_IPV6_SRC:26
      ipv6_dst          =             128      mask  ipv6        NXM_NX_IPV6_DST:20 OXM_OF_IPV6_DST:27
      ipv6_label        =             32/20    mask  hex         NXM_NX_IPV6_LABEL:27 OXM_OF_IPV6_FLABEL:28
      arp_spa           =             32       mask  ipv4        NXM_OF_ARP_SPA:16 OXM_OF_ARP_SPA:22
      arp_tpa           =             32       mask  ipv4        NXM_OF_ARP_TPA:17 OXM_OF_ARP_TPA:23
      ip_src            nw_src        32       mask  ipv4        NXM_OF_IP_SRC:7 OXM_OF_IPV4_SRC:11
      ip_dst            nw_dst        32       mask  ipv4        NXM_OF_IP_DST:8 OXM_OF_IPV4_DST:12
      nsh_flags         =             8        mask  decimal     NXOXM_NSH_FLAGS:1
      nsh_ttl           =             8        whole decimal     NXOXM_NSH_TTL:10
      nsh_mdtype        =             8        whole decimal     NXOXM_NSH_MDTYPE:2
      nsh_np            =             8        whole decimal     NXOXM_NSH_NP:3
      nsh_spi           =             32/24    whole hex         NXOXM_NSH_SPI:4
      nsh_si            =             8        whole decimal     NXOXM_NSH_SI:5
      nsh_c1            =             32       mask  hex         NXOXM_NSH_C1:6
      nsh_c2            =             32       mask  hex         NXOXM_NSH_C2:7
      nsh_c3            =             32       mask  hex         NXOXM_NSH_C3:8
      nsh_c4            =             32       mask  hex         NXOXM_NSH_C4:9
      nw_proto          =             8        whole decimal     NXM_OF_IP_PROTO:6 OXM_OF_IP_PROTO:10
      arp_op            =             16       whole decimal     NXM_OF_ARP_OP:15 OXM_OF_ARP_OP:21
      arp_sha           =             48       mask  ethernet    NXM_NX_ARP_SHA:17 OXM_OF_ARP_SHA:24
      arp_tha           =             48       mask  ethernet    NXM_NX_ARP_THA:18 OXM_OF_ARP_THA:25
      nw_tos            =             8        whole decimal     NXM_OF_IP_TOS:5
      ip_dscp           =             8/6      whole decimal     OXM_OF_IP_DSCP:8
      nw_ecn            =             8/2      whole decimal     NXM_NX_IP_ECN:28 OXM_OF_IP_ECN:9
      nw_ttl            =             8        whole decimal     NXM_NX_IP_TTL:29
      mpls_label        =             32/20    whole decimal     OXM_OF_MPLS_LABEL:34
      mpls_tc           =             8/3      whole decimal     OXM_OF_MPLS_TC:35
      mpls_ttl          =             8        whole decimal     NXM_NX_MPLS_TTL:30
      mpls_bos          =             8/1      whole decimal     OXM_OF_MPLS_BOS:36
      ip_frag           nw_frag       8/2      mask  fragment    NXM_NX_IP_FRAG:26
      icmp_type         =             8        whole decimal     NXM_OF_ICMP_TYPE:13 OXM_OF_ICMPV4_TYPE:19
      icmp_code         =             8        whole decimal     NXM_OF_ICMP_CODE:14 OXM_OF_ICMPV4_CODE:20
      icmpv6_type       icmp_type     8        whole decimal     NXM_NX_ICMPV6_TYPE:21 OXM_OF_ICMPV6_TYPE:29
      icmpv6_code       icmp_code     8        whole decimal     NXM_NX_ICMPV6_CODE:22 OXM_OF_ICMPV6_CODE:30
      nd_target         =             128      mask  ipv6        NXM_NX_ND_TARGET:23 OXM_OF_IPV6_ND_TARGET:31
      nd_sll            =             48       mask  ethernet    NXM_NX_ND_SLL:24 OXM_OF_IPV6_ND_SLL:32
      nd_tll            =             48       mask  ethernet    NXM_NX_ND_TLL:25 OXM_OF_IPV6_ND_TLL:33
      nd_reserved       =             32       whole decimal     ERICOXM_OF_ICMPV6_ND_RESERVED:1
      nd_options_type   =             8        whole decimal     ERICOXM_OF_ICMPV6_ND_OPTIONS_TYPE:2
      tcp_src           tp_src        16       mask  decimal     NXM_OF_TCP_SRC:9 OXM_OF_TCP_SRC:13
      tcp_dst           tp_dst        16       mask  decimal     NXM_OF_TCP_DST:10 OXM_OF_TCP_DST:14
      udp_src           tp_src        16       mask  decimal     NXM_OF_UDP_SRC:11 OXM_OF_UDP_SRC:15
      udp_dst           tp_dst        16       mask  decimal     NXM_OF_UDP_DST:12 OXM_OF_UDP_DST:16
      sctp_src          tp_src        16       mask  decimal     OXM_OF_SCTP_SRC:17
      sctp_dst          tp_dst        16       mask  decimal     OXM_OF_SCTP_DST:18
      tcp_flags         =             16/12/16 mask  tcp_flags   NXM_NX_TCP_FLAGS:34 ONFOXM_ET_TCP_FLAGS:42 OXM_OF_TCP_FLAGS:42
      """;

  private static final Map<String, String> ALIASES =
      Map.of(
          "dl_src", "eth_src",
          "dl_dst", "eth_dst",
          "dl_type", "eth_type",
          "nw_src", "ip_src",
          "nw_dst", "ip_dst",
          "ip_proto", "nw_proto",
          "ip_ecn", "nw_ecn",
          "nw_frag", "ip_frag",
          "tunnel_id", "tun_id",
          "gtpu_flags", "tun_gtpu_flags");

  private static final Map<String, String> MORE_ALIASES =
      Map.of(
          "gtpu_msgtype", "tun_gtpu_msgtype",
          "nsp", "nsh_spi",
          "nsi", "nsh_si",
          "nshc1", "nsh_c1",
          "nshc2", "nsh_c2",
          "nshc3", "nsh_c3",
          "nshc4", "nsh_c4");

  private static final Pattern FAMILY = Pattern.compile("\\*(\\d+)");

  private static final List<Field> ALL = readRows();
  private static final Map<String, Field> BY_NAME = indexByName();

  private FieldTable() {}

  static List<Field> all() {
    return ALL;
  }

  static Optional<Field> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static List<Field> readRows() {
    List<Field> fields = new ArrayList<>();
    for (String row : ROWS.lines().toList()) {
      String[] cells = row.trim().split("\\s+", -1);
      Matcher family = FAMILY.matcher(cells[1]);
      if (family.matches()) {
        for (int member = 0; member < Integer.parseInt(family.group(1)); member++) {
          fields.add(field(fields.size(), cells, member));
        }
      } else {
        fields.add(field(fields.size(), cells, -1));
      }
    }
    return List.copyOf(fields);
  }

  private static Field field(int id, String[] cells, int member) {
    String suffix = member < 0 ? "" : Integer.toString(member);
    String name = cells[0] + suffix;
    String matchName = cells[1].equals("=") || member >= 0 ? name : cells[1];
    String[] widths = cells[2].split("/", -1);
    List<WireName> codes = new ArrayList<>();
    for (int cell = 5; cell < cells.length && !cells[cell].equals("-"); cell++) {
      String[] code = cells[cell].split(":", -1);
      codes.add(WireName.of(code[0] + suffix, Integer.parseInt(code[1]) + Math.max(member, 0)));
    }
    int bits = Integer.parseInt(widths[0]);
    int used = Integer.parseInt(widths[Math.min(1, widths.length - 1)]);
    int exact = Integer.parseInt(widths[widths.length - 1]);
    FieldFormat format = FieldFormat.valueOf(cells[4].toUpperCase(Locale.ROOT));
    boolean maskable = cells[3].equals("mask");
    return new Field(id, name, matchName, bits, used, exact, maskable, format, codes);
  }

  private static Map<String, Field> indexByName() {
    Map<String, Field> index = new HashMap<>();
    for (Field field : ALL) {
      index.put(field.name(), field);
      field.wireNames().forEach(wire -> index.put(wire.name(), field));
    }
    ALIASES.forEach((alias, name) -> index.put(alias, index.get(name)));
    MORE_ALIASES.forEach((alias, name) -> index.put(alias, index.get(name)));
    return Map.copyOf(index);
  }
}
