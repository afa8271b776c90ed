package io.tenken.ingress.bgp;

import java.util.Locale;

/** Where the last error of a session came from: one closed list, texts stay out of labels. */
public enum ErrorClass {
  /** Found out on this side: neighbor lost, link down, BFD session down, invalid next hop. */
  ERROR,
  /** The operating system: connection refused, no route to host. */
  SOCKET,
  /** The peer told us: administrative shutdown, hold timer expired. */
  RECEIVED,
  /** We told the peer. */
  BGP_ERROR,
  /** Shut down by a limit on routes. */
  AUTO,
  /** In words that this exporter does not know. */
  OTHER;

  /** As label value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
