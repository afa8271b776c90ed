package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.Field;
import io.tenken.dirtyflow.openflow.Match;

/**
 * What is known of a packet at some place in a list of actions. The switch follows it in the same
 * way to translate {@code mod_vlan_vid} and {@code mod_tp_src} of OpenFlow 1.0 into later versions.
 */
final class PacketState {

  private static final int UDP = 17;
  private static final int SCTP = 132;

  private final int protocol;
  private boolean tagged;

  PacketState(boolean tagged, int protocol) {
    this.tagged = tagged;
    this.protocol = protocol;
  }

  /** A packet that has just matched. */
  static PacketState of(Match match) {
    return new PacketState(match.requiresVlan(), match.ipProtocol().orElse(0));
  }

  /** True if the packet carries a VLAN tag for sure. */
  boolean tagged() {
    return tagged;
  }

  void setTagged(boolean nowTagged) {
    tagged = nowTagged;
  }

  /** The field for the transport protocol of the packet. */
  Field byTransport(Field tcp, Field udp, Field sctp) {
    return switch (protocol) {
      case UDP -> udp;
      case SCTP -> sctp;
      default -> tcp;
    };
  }

  PacketState copy() {
    return new PacketState(tagged, protocol);
  }
}
