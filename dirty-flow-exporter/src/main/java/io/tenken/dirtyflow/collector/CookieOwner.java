package io.tenken.dirtyflow.collector;

import java.util.Locale;

/** Whose cookie a flow carries: a closed list, because cookies themselves are random numbers. */
public enum CookieOwner {
  CURRENT,
  EXTENSION,
  STALE,
  ZERO,
  FOREIGN;

  /** As label value. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
