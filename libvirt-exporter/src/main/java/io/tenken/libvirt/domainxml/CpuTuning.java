package io.tenken.libvirt.domainxml;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a guest's vCPUs are bound to the host, by its definition.
 *
 * @param pins host CPU by vCPU, of vCPUs that may run on exactly one
 * @param numaCells that the guest sees; 0 if its definition has none
 * @param realtime whether a vCPU is scheduled in real time
 */
public record CpuTuning(SortedMap<Integer, Integer> pins, int numaCells, boolean realtime) {

  public static final CpuTuning NONE = new CpuTuning(new TreeMap<>(), 0, false);

  public CpuTuning {
    pins = Collections.unmodifiableSortedMap(new TreeMap<>(pins));
  }
}
