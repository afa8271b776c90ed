package io.tenken.libvirt.round;

import java.util.Locale;

/** What is asked at its own pace. */
public enum PacedPart {
  MEMORY,
  HALT_POLL,
  BLOCK_SIZE;

  /** As label value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
