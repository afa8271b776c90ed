package io.tenken.libvirt.proc;

import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.VcpuStats;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the kernel tells of one guest, as libvirt would tell it.
 *
 * @param cpu of the guest's control group; {@link CpuStats#NONE} if that can't be read
 * @param residentKib memory of the process
 * @param vcpus all that are online; without waits and delays where the kernel counts them in a way
 *     that libvirt knows better
 */
public record ProcessStats(CpuStats cpu, OptionalLong residentKib, List<VcpuStats> vcpus) {

  public ProcessStats {
    vcpus = List.copyOf(vcpus);
  }

  public boolean hasCpu() {
    return cpu.time().isPresent();
  }
}
