package io.tenken.libvirt.api;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What is known of a guest's memory, in libvirt's units: KiB, pages, counts, or seconds since 1970.
 * Immutable.
 */
public final class MemoryStats {

  public static final MemoryStats NONE = new MemoryStats(Map.of());

  private final Map<MemoryStat, Long> values;

  public MemoryStats(Map<MemoryStat, Long> values) {
    this.values = new EnumMap<>(MemoryStat.class);
    this.values.putAll(values);
  }

  public OptionalLong get(MemoryStat stat) {
    Long value = values.get(stat);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** True if the guest's monitor was asked: without it only sizes are known. */
  public boolean hasMonitorPart() {
    return values.containsKey(MemoryStat.RSS) || values.containsKey(MemoryStat.LAST_UPDATE);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
