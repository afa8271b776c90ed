package io.tenken.libvirt.domainxml;

/**
 * One {@code <interface>}; texts are empty where the definition is silent.
 *
 * @param target the host's device: {@code tap0a1b2c3d-4e}; empty for SR-IOV
 * @param type {@code bridge}, {@code ethernet}, {@code vhostuser}, {@code hostdev}
 * @param bridge of the host; libvirt names that of a network's NIC while the guest runs
 * @param mac the guest's address
 * @param model {@code virtio}
 * @param mtu in bytes
 * @param portId Neutron's port
 */
public record InterfaceXml(
    String target,
    String type,
    String bridge,
    String mac,
    String model,
    String mtu,
    String portId) {}
