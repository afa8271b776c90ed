package io.tenken.libvirt.api;

/** The groups of {@code virConnectGetAllDomainStats} that Tenken asks for. */
public enum StatsGroup {
  STATE(1 << 0),
  CPU_TOTAL(1 << 1),
  BALLOON(1 << 2),
  VCPU(1 << 3),
  INTERFACE(1 << 4),
  BLOCK(1 << 5),
  PERF(1 << 6),
  DIRTYRATE(1 << 9);

  private final int bit;

  StatsGroup(int bit) {
    this.bit = bit;
  }

  /** Of {@code virDomainStatsTypes}. */
  public int bit() {
    return bit;
  }
}
