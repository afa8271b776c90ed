package io.tenken.libvirt.api;

import java.util.List;
import java.util.OptionalLong;

/**
 * One guest in an answer of {@code virConnectGetAllDomainStats}; holds what was asked for and
 * answered, in libvirt's order.
 *
 * @param run libvirt's number of this run of the guest: another one after every start; -1 for a
 *     guest that is only defined
 * @param state libvirt's number, see {@link DomainState}
 * @param stateReason libvirt's number, its meaning depends on the state
 * @param currentVcpus online vCPUs
 * @param maximumVcpus vCPUs that could be online
 */
public record DomainStats(
    DomainId domain,
    int run,
    OptionalLong state,
    OptionalLong stateReason,
    CpuStats cpu,
    MemoryStats memory,
    OptionalLong currentVcpus,
    OptionalLong maximumVcpus,
    List<VcpuStats> vcpus,
    List<BlockStats> blocks,
    List<InterfaceStats> interfaces,
    TypedParameters parameters) {

  /** False for a guest that is only defined. */
  public boolean active() {
    return run >= 0;
  }

  public DomainStats {
    vcpus = List.copyOf(vcpus);
    blocks = List.copyOf(blocks);
    interfaces = List.copyOf(interfaces);
  }
}
