package io.tenken.dirtyflow.arbitrary;

/** What a packet must be for a field to exist in it. */
enum Layer {
  ANY,
  ETHERNET,
  IP,
  IPV4,
  IPV6,
  TCP,
  UDP,
  SCTP,
  ICMP,
  ICMP6,
  ND,
  ND_SOLICIT,
  ND_ADVERT,
  ARP,
  MPLS,
  NSH
}
