package io.tenken.libvirt.collector;

/** Whether throttles of disks are exported. */
public enum BlockLimits {
  /** Those that are set. */
  NONZERO,
  OFF
}
