package io.tenken.libvirt.domainxml;

import java.util.List;
import java.util.OptionalLong;

/**
 * What Tenken needs of a guest's live definition.
 *
 * @param osType {@code hvm}
 * @param osArch {@code x86_64}; empty if not told
 * @param osMachine {@code pc-i440fx-7.2}; empty if not told
 * @param maximumVcpus that could be online
 * @param cpu how its vCPUs are bound to the host
 * @param disks in the order of the definition
 * @param interfaces in the order of the definition
 * @param metadata what nova says of the guest
 */
public record DomainXml(
    String osType,
    String osArch,
    String osMachine,
    OptionalLong maximumVcpus,
    CpuTuning cpu,
    List<DiskXml> disks,
    List<InterfaceXml> interfaces,
    MetadataResult metadata) {

  public DomainXml {
    disks = List.copyOf(disks);
    interfaces = List.copyOf(interfaces);
  }
}
