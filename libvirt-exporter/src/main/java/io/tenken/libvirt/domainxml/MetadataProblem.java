package io.tenken.libvirt.domainxml;

import java.util.Locale;

/** Why a guest's metadata gives no nova series. */
public enum MetadataProblem {
  /** None of it is nova's. Harmless: virt-manager and others write there, too. */
  FOREIGN,
  /** Nova's, in a version of the format that is not 1.0 or 1.1. */
  UNKNOWN_VERSION,
  /** Nova's, with something in it that nova does not write. */
  MALFORMED;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
