package io.tenken.libvirt.round;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.VcpuStats;
import io.tenken.libvirt.lane.GuestAnswers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Delays of vCPUs as the kernel tells them, and who is left to be asked. */
final class VcpuDelays {

  private final Map<DomainId, List<VcpuStats>> seen;

  VcpuDelays(Map<DomainId, List<VcpuStats>> byKernel) {
    this.seen = new HashMap<>(byKernel);
  }

  /** Guests whose process can't be seen, or that have got vCPUs since it was looked at. */
  Set<DomainId> unseen(Map<DomainId, List<VcpuStats>> vcpus) {
    vcpus.forEach(
        (guest, known) -> {
          if (seen.containsKey(guest) && seen.get(guest).size() < known.size()) {
            seen.remove(guest);
          }
        });
    Set<DomainId> unseen = new TreeSet<>(vcpus.keySet());
    unseen.removeAll(seen.keySet());
    return unseen;
  }

  GuestAnswers<List<VcpuStats>> completed(GuestAnswers<List<VcpuStats>> byMonitor) {
    seen.putAll(byMonitor.answers());
    return GuestAnswers.of(seen, byMonitor.missing());
  }
}
