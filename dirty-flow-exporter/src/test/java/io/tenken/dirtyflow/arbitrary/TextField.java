package io.tenken.dirtyflow.arbitrary;

import java.util.List;
import java.util.Locale;

/**
 * A field by the name and with the properties that ovs-fields(7) gives it.
 *
 * @param name for a match and for {@code set_field}
 * @param wireName for {@code load} and {@code move}; the name if it has no other
 * @param format how a value is written
 * @param bits how many bits of a value can be other than 0
 * @param maskable whether single bits can be matched
 * @param settable whether actions can write it
 * @param layer where it exists
 */
record TextField(
    String name,
    String wireName,
    Format format,
    int bits,
    boolean maskable,
    boolean settable,
    Layer layer) {

  enum Format {
    NUMBER,
    ETHERNET,
    IPV4,
    IPV6,
    PORT,
    CT_STATE,
    TCP_FLAGS,
    TUN_FLAGS,
    FRAGMENT
  }

  /**
   * Fields that can be named side by side. Those that share bits with one another (wide registers,
   * VLAN, type of service) are made by {@link MatchTexts}.
   */
  static final List<TextField> ALL =
      """
      conj_id            =                    number    32  -    -   any
      pkt_mark           NXM_NX_PKT_MARK      number    32  mask set any
      actset_output      =                    port      16  -    -   any
      ct_state           =                    ct_state  8   mask -   any
      ct_zone            NXM_NX_CT_ZONE       number    16  -    -   any
      ct_mark            NXM_NX_CT_MARK       number    32  mask -   any
      ct_label           NXM_NX_CT_LABEL      number    128 mask -   any
      tun_id             NXM_NX_TUN_ID        number    64  mask set any
      tun_gbp_id         NXM_NX_TUN_GBP_ID    number    16  mask set any
      tun_gbp_flags      NXM_NX_TUN_GBP_FLAGS number    8   mask set any
      tun_erspan_ver     =                    number    4   mask set any
      tun_erspan_idx     =                    number    20  mask set any
      tun_erspan_dir     =                    number    1   mask set any
      tun_erspan_hwid    =                    number    6   mask set any
      tun_gtpu_flags     =                    number    8   mask -   any
      tun_gtpu_msgtype   =                    number    8   mask -   any
      tun_flags          =                    tun_flags 1   mask set any
      tun_metadata0      NXM_NX_TUN_METADATA0 number    32  mask set any
      tun_metadata1      NXM_NX_TUN_METADATA1 number    64  mask set any
      tun_metadata7      NXM_NX_TUN_METADATA7 number    256 mask set any
      tun_metadata63     NXM_NX_TUN_METADATA63 number   992 mask set any
      metadata           OXM_OF_METADATA      number    64  mask set any
      in_port            NXM_OF_IN_PORT       port      16  -    set any
      dl_src             NXM_OF_ETH_SRC       ethernet  48  mask set ethernet
      dl_dst             NXM_OF_ETH_DST       ethernet  48  mask set ethernet
      nw_src             NXM_OF_IP_SRC        ipv4      32  mask set ipv4
      ip_dst             NXM_OF_IP_DST        ipv4      32  mask set ipv4
      ipv6_src           NXM_NX_IPV6_SRC      ipv6      128 mask set ipv6
      ipv6_dst           NXM_NX_IPV6_DST      ipv6      128 mask set ipv6
      ipv6_label         NXM_NX_IPV6_LABEL    number    20  mask set ipv6
      nw_ecn             NXM_NX_IP_ECN        number    2   -    set ip
      nw_ttl             NXM_NX_IP_TTL        number    8   -    set ip
      nw_frag            =                    fragment  2   -    -   ip
      arp_op             NXM_OF_ARP_OP        number    8   -    set arp
      arp_spa            NXM_OF_ARP_SPA       ipv4      32  mask set arp
      arp_tpa            NXM_OF_ARP_TPA       ipv4      32  mask set arp
      arp_sha            NXM_NX_ARP_SHA       ethernet  48  mask set arp
      arp_tha            NXM_NX_ARP_THA       ethernet  48  mask set arp
      mpls_label         OXM_OF_MPLS_LABEL    number    20  -    set mpls
      mpls_tc            OXM_OF_MPLS_TC       number    3   -    set mpls
      mpls_bos           =                    number    1   -    -   mpls
      mpls_ttl           NXM_NX_MPLS_TTL      number    8   -    set mpls
      nsh_flags          NXOXM_NSH_FLAGS      number    2   mask set nsh
      nsh_ttl            NXOXM_NSH_TTL        number    6   -    set nsh
      nsh_np             =                    number    8   -    -   nsh
      nsh_spi            NXOXM_NSH_SPI        number    24  -    set nsh
      nsh_si             NXOXM_NSH_SI         number    8   -    set nsh
      nsh_c1             NXOXM_NSH_C1         number    32  mask set nsh
      nsh_c2             NXOXM_NSH_C2         number    32  mask set nsh
      nsh_c3             NXOXM_NSH_C3         number    32  mask set nsh
      nsh_c4             NXOXM_NSH_C4         number    32  mask set nsh
      icmp_type          NXM_OF_ICMP_TYPE     number    8   -    set icmp
      icmp_code          NXM_OF_ICMP_CODE     number    8   -    set icmp
      icmpv6_type        NXM_NX_ICMPV6_TYPE   number    8   -    set icmp6
      icmpv6_code        NXM_NX_ICMPV6_CODE   number    8   -    set icmp6
      nd_target          NXM_NX_ND_TARGET     ipv6      128 mask set nd
      nd_sll             NXM_NX_ND_SLL        ethernet  48  mask set nd_solicit
      nd_tll             NXM_NX_ND_TLL        ethernet  48  mask set nd_advert
      nd_reserved        =                    number    32  -    set nd
      nd_options_type    =                    number    8   -    set nd
      tp_src             NXM_OF_TCP_SRC       number    16  mask set tcp
      tcp_dst            NXM_OF_TCP_DST       number    16  mask set tcp
      tcp_flags          NXM_NX_TCP_FLAGS     tcp_flags 12  mask -   tcp
      udp_src            NXM_OF_UDP_SRC       number    16  mask set udp
      udp_dst            NXM_OF_UDP_DST       number    16  mask set udp
      sctp_src           OXM_OF_SCTP_SRC      number    16  mask set sctp
      sctp_dst           OXM_OF_SCTP_DST      number    16  mask set sctp
      """
          .lines()
          .map(TextField::ofRow)
          .toList();

  private static TextField ofRow(String row) {
    String[] cells = row.trim().split("\\s+", -1);
    return new TextField(
        cells[0],
        cells[1].equals("=") ? cells[0] : cells[1],
        Format.valueOf(cells[2].toUpperCase(Locale.ROOT)),
        Integer.parseInt(cells[3]),
        cells[4].equals("mask"),
        cells[5].equals("set"),
        Layer.valueOf(cells[6].toUpperCase(Locale.ROOT)));
  }
}
