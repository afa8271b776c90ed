package io.tenken.libvirt.round;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All guests of the node with their states, in the order of their names.
 *
 * @param all running or not
 * @param active those with a process, such as running and paused ones
 */
public record Guests(List<DomainStats> all, Set<DomainId> active) {

  public Guests {
    all = List.copyOf(all);
    active = Collections.unmodifiableSet(active);
  }

  /** The active ones, with their states. */
  public List<DomainStats> activeStats() {
    return all.stream().filter(DomainStats::active).toList();
  }

  static Guests of(List<DomainStats> answer) {
    List<DomainStats> sorted =
        answer.stream().sorted((a, b) -> a.domain().compareTo(b.domain())).toList();
    Set<DomainId> active = new LinkedHashSet<>();
    sorted.stream().filter(DomainStats::active).map(DomainStats::domain).forEach(active::add);
    return new Guests(sorted, active);
  }
}
