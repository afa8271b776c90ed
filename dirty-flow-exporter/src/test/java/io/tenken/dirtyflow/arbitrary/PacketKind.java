package io.tenken.dirtyflow.arbitrary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A kind of packets.
 *
 * @param match what a match must say to ask for it, empty for every packet
 * @param layers that packets have then
 */
record PacketKind(String match, Set<Layer> layers) {

  static final List<PacketKind> ALL =
      """
                                         | ethernet
      eth                                | ethernet
      dl_type=0x88cc                     | ethernet
      dl_type=0x05ff                     | ethernet
      ip                                 | ethernet ip ipv4
      dl_type=0x0800                     | ethernet ip ipv4
      ip,nw_proto=47                     | ethernet ip ipv4
      icmp                               | ethernet ip ipv4 icmp
      tcp                                | ethernet ip ipv4 tcp
      dl_type=0x800,nw_proto=6           | ethernet ip ipv4 tcp
      udp                                | ethernet ip ipv4 udp
      sctp                               | ethernet ip ipv4 sctp
      ipv6                               | ethernet ip ipv6
      ipv6,nw_proto=0                    | ethernet ip ipv6
      icmp6                              | ethernet ip ipv6 icmp6
      icmp6,icmp_type=135,icmp_code=0    | ethernet ip ipv6 nd nd_solicit
      icmp6,icmp_type=136,icmp_code=0    | ethernet ip ipv6 nd nd_advert
      tcp6                               | ethernet ip ipv6 tcp
      udp6                               | ethernet ip ipv6 udp
      sctp6                              | ethernet ip ipv6 sctp
      arp                                | ethernet arp
      rarp                               | ethernet arp
      mpls                               | ethernet mpls
      mplsm                              | ethernet mpls
      dl_type=0x894f                     | ethernet nsh
      dl_type=0x894f,nsh_mdtype=1        | ethernet nsh
      dl_type=0x894f,nsh_mdtype=2        | ethernet nsh
      packet_type=(1,0x800)              | ip ipv4
      packet_type=(1,0x800),nw_proto=6   | ip ipv4 tcp
      packet_type=(1,0x86dd)             | ip ipv6
      packet_type=(1,0x894f)             | nsh
      packet_type=(1,0x88b5)             |
      """
          .lines()
          .map(PacketKind::ofRow)
          .toList();

  private static PacketKind ofRow(String row) {
    String[] cells = row.split("\\|", -1);
    Set<Layer> layers =
        Arrays.stream(cells[1].split(" ", -1))
            .filter(word -> !word.isEmpty())
            .map(word -> Layer.valueOf(word.toUpperCase(Locale.ROOT)))
            .collect(Collectors.toSet());
    return new PacketKind(cells[0].strip(), layers);
  }

  boolean has(Layer layer) {
    return layer == Layer.ANY || layers.contains(layer);
  }

  boolean hasPorts() {
    return has(Layer.TCP) || has(Layer.UDP) || has(Layer.SCTP);
  }

  /** The fields that a match of these packets can name. */
  List<TextField> fields() {
    return TextField.ALL.stream().filter(field -> has(field.layer())).toList();
  }
}
