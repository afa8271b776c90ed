package io.tenken.libvirt.domainxml;

import io.tenken.libvirt.domainxml.NovaMetadata.Port;
import java.util.List;

/** Finds the Neutron port of a NIC whose definition does not name it. */
final class NovaPorts {

  /** Neutron and nova name a tap device after the first 11 characters of its port's id. */
  private static final int PORT_ID_IN_NAME = 11;

  /** Of the ends that a guest is plugged into: plain, DPDK, and the two of hybrid plugging. */
  private static final List<String> PREFIXES = List.of("tap", "vhu", "qvo", "qvb");

  private NovaPorts() {}

  static List<InterfaceXml> matched(List<InterfaceXml> interfaces, MetadataResult metadata) {
    if (!(metadata instanceof MetadataResult.Found found) || found.nova().ports().isEmpty()) {
      return interfaces;
    }
    return interfaces.stream().map(nic -> matched(nic, found.nova().ports())).toList();
  }

  private static InterfaceXml matched(InterfaceXml nic, List<Port> ports) {
    if (!nic.portId().isEmpty()) {
      return nic;
    }
    return ports.stream()
        .map(Port::id)
        .filter(id -> isNamedAfter(nic.target(), id))
        .findFirst()
        .map(
            id ->
                new InterfaceXml(
                    nic.target(), nic.type(), nic.bridge(), nic.mac(), nic.model(), nic.mtu(), id))
        .orElse(nic);
  }

  private static boolean isNamedAfter(String device, String portId) {
    if (portId.length() < PORT_ID_IN_NAME) {
      return false;
    }
    String shortId = portId.substring(0, PORT_ID_IN_NAME);
    return PREFIXES.stream().anyMatch(prefix -> device.equals(prefix + shortId));
  }
}
