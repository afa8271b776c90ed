package io.tenken.libvirt.api;

/** Whether a bulk call waits for a guest that another client keeps busy. */
public enum BulkMode {
  /** What needs the guest's monitor is left out where the guest is busy. */
  NOWAIT,
  /** Waits; libvirt gives up after 30 s. */
  WAIT
}
