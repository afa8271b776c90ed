package io.tenken.dirtyflow.openflow;

import java.util.List;
import java.util.Optional;

/**
 * A field that a flow can match or change: a packet header, a register or metadata.
 *
 * <p>The set is that of Open vSwitch 3.1, see {@link FieldTable}. Fields are compared by identity;
 * their {@link #id} orders them as {@code ovs-ofctl} prints them in a match.
 */
public final class Field {

  public static final Field IN_PORT = known("in_port");
  public static final Field IN_PORT_WIDE = known("in_port_oxm");
  public static final Field ETH_TYPE = known("eth_type");
  public static final Field ETH_SRC = known("eth_src");
  public static final Field ETH_DST = known("eth_dst");
  public static final Field PACKET_TYPE = known("packet_type");
  public static final Field VLAN_TCI = known("vlan_tci");
  public static final Field VLAN_VID = known("vlan_vid");
  public static final Field VLAN_PCP = known("vlan_pcp");
  public static final Field DL_VLAN = known("dl_vlan");
  public static final Field DL_VLAN_PCP = known("dl_vlan_pcp");
  public static final Field IP_SRC = known("ip_src");
  public static final Field IP_DST = known("ip_dst");
  public static final Field ARP_SPA = known("arp_spa");
  public static final Field ARP_TPA = known("arp_tpa");
  public static final Field ARP_OP = known("arp_op");
  public static final Field NW_PROTO = known("nw_proto");
  public static final Field NW_TOS = known("nw_tos");
  public static final Field IP_DSCP = known("ip_dscp");
  public static final Field IP_ECN = known("nw_ecn");
  public static final Field NW_TTL = known("nw_ttl");
  public static final Field MPLS_LABEL = known("mpls_label");
  public static final Field MPLS_TC = known("mpls_tc");
  public static final Field MPLS_TTL = known("mpls_ttl");
  public static final Field IPV6_LABEL = known("ipv6_label");
  public static final Field TCP_SRC = known("tcp_src");
  public static final Field TCP_DST = known("tcp_dst");
  public static final Field UDP_SRC = known("udp_src");
  public static final Field UDP_DST = known("udp_dst");
  public static final Field SCTP_SRC = known("sctp_src");
  public static final Field SCTP_DST = known("sctp_dst");
  public static final Field ICMP_TYPE = known("icmp_type");
  public static final Field ICMP_CODE = known("icmp_code");
  public static final Field ICMPV6_TYPE = known("icmpv6_type");
  public static final Field ICMPV6_CODE = known("icmpv6_code");
  public static final Field TUN_ID = known("tun_id");
  public static final Field METADATA = known("metadata");

  private final int id;
  private final String name;
  private final String matchName;
  private final int bits;
  private final int bytes;
  private final int usedBits;
  private final boolean maskable;
  private final FieldFormat format;
  private final List<WireName> wireNames;
  private final Bits fullMask;

  Field(
      int id,
      String name,
      String matchName,
      int bits,
      int usedBits,
      int exactBits,
      boolean maskable,
      FieldFormat format,
      List<WireName> wireNames) {
    this.id = id;
    this.name = name;
    this.matchName = matchName;
    this.bits = bits;
    this.bytes = (bits + 7) / 8;
    this.usedBits = usedBits;
    this.maskable = maskable;
    this.format = format;
    this.wireNames = List.copyOf(wireNames);
    this.fullMask = Bits.lowOnes(exactBits);
  }

  /** Small and dense, from 0; rises in the order in which a match is printed. */
  public int id() {
    return id;
  }

  /** The name in {@code set_field}, for example {@code eth_src}. */
  public String name() {
    return name;
  }

  /** The key in a match, for example {@code dl_src}. */
  public String matchName() {
    return matchName;
  }

  /** Width on the wire. */
  public int bits() {
    return bits;
  }

  /** How many of the low bits can be other than zero. */
  public int usedBits() {
    return usedBits;
  }

  /** True if a match and {@code set_field} can name single bits of the field. */
  public boolean isMaskable() {
    return maskable;
  }

  /** Bytes of a value, on the wire and in {@link Bits}. */
  public int bytes() {
    return bytes;
  }

  public FieldFormat format() {
    return format;
  }

  /** The code points of the field, the one that Open vSwitch prints first; empty if it has none. */
  public List<WireName> wireNames() {
    return wireNames;
  }

  /** The name in {@code load} and {@code move}, for example {@code NXM_NX_REG0}. */
  public String registerName() {
    return wireNames.isEmpty() ? name : wireNames.get(0).name();
  }

  /** The mask of a match or a value that has none. */
  public Bits fullMask() {
    return fullMask;
  }

  /** The field with this name, match key or wire name; aliases such as {@code nw_src} included. */
  public static Optional<Field> named(String name) {
    return FieldTable.named(name);
  }

  /** All fields, by {@link #id}. */
  public static List<Field> all() {
    return FieldTable.all();
  }

  private static Field known(String name) {
    return FieldTable.named(name).orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
