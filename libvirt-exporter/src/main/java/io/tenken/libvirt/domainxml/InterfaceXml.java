package io.tenken.libvirt.domainxml;

/**
 * One {@code <interface>}; texts are empty where the definition is silent.
 *
 * @param target the host's device: {@code tap0a1b2c3d-4e}; empty for SR-IOV
 * @param type {@code bridge}, {@code ethernet}, {@code vhostuser}, {@code hostdev}
 * @param source bridge or network
 * @param mac the guest's address
 * @param model {@code virtio}
 * @param mtu in bytes
 * @param portId Neutron's port
 */
public record InterfaceXml(
    String target,
    String type,
    String source,
    String mac,
    String model,
    String mtu,
    String portId) {}
