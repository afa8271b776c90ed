package io.tenken.libvirt.api;

import java.util.OptionalLong;

/**
 * One NIC of a guest, from the guest's view: what it receives, the host's tap device sends.
 *
 * @param device name of the host's device; never empty
 * @param received by the guest
 * @param transmitted by the guest
 */
public record InterfaceStats(String device, Traffic received, Traffic transmitted) {

  /** Counters of one direction. */
  public record Traffic(
      OptionalLong bytes, OptionalLong packets, OptionalLong errors, OptionalLong drops) {}
}
