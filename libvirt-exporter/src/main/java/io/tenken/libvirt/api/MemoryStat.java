package io.tenken.libvirt.api;

import java.util.Arrays;
import java.util.Optional;

/** One fact of the guest's memory, under both names that libvirt has for it. */
public enum MemoryStat {
  SWAP_IN("balloon.swap_in", 0),
  SWAP_OUT("balloon.swap_out", 1),
  MAJOR_FAULT("balloon.major_fault", 2),
  MINOR_FAULT("balloon.minor_fault", 3),
  UNUSED("balloon.unused", 4),
  AVAILABLE("balloon.available", 5),
  CURRENT("balloon.current", 6),
  RSS("balloon.rss", 7),
  USABLE("balloon.usable", 8),
  LAST_UPDATE("balloon.last-update", 9),
  DISK_CACHES("balloon.disk_caches", 10),
  HUGETLB_PGALLOC("balloon.hugetlb_pgalloc", 11),
  HUGETLB_PGFAIL("balloon.hugetlb_pgfail", 12),
  /** Only in the bulk answer. */
  MAXIMUM("balloon.maximum", -1);

  private final String bulkField;
  private final int tag;

  MemoryStat(String bulkField, int tag) {
    this.bulkField = bulkField;
    this.tag = tag;
  }

  /** In the answer of {@code virConnectGetAllDomainStats}. */
  public String bulkField() {
    return bulkField;
  }

  /** By its number in the answer of {@code virDomainMemoryStats}; empty for newer ones. */
  public static Optional<MemoryStat> ofTag(int tag) {
    return Arrays.stream(values()).filter(stat -> tag >= 0 && stat.tag == tag).findFirst();
  }
}
