package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.LibvirtFailure;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls that the driver of one connection does not have at all, so that it is asked once and not
 * for every guest. Used by the connection's thread.
 */
final class DriverGaps {

  /** So many guests in a row without an answer are no coincidence. */
  private static final int ENOUGH = 3;

  private final Set<String> missing = new HashSet<>();
  private int poorAnswers;

  /** True if the bulk call is known to answer with the state only. */
  boolean hasPoorBulk() {
    return poorAnswers >= ENOUGH;
  }

  /**
   * True if the driver is known to have no monitors. QEMU's, which has them, says in bulk how many
   * vCPUs and disks a guest has, whether its monitor answers or not.
   */
  boolean includeMonitors() {
    return hasPoorBulk();
  }

  /**
   * @param rich whether the answer had what every driver says that knows the group
   */
  void bulkAnswered(boolean rich) {
    poorAnswers = rich ? 0 : poorAnswers + 1;
  }

  /** True if the driver is known not to have the call; cheaper than {@link #check} and a catch. */
  boolean include(String call) {
    return missing.contains(call);
  }

  /**
   * @throws LibvirtFailure of kind {@code UNSUPPORTED} if it is known to be missing
   */
  void check(String call) throws LibvirtFailure {
    if (include(call)) {
      throw LibvirtFailure.notInDriver(call + ": this driver does not have it");
    }
  }

  /** Remembers a call that no guest of this driver has; others may fail for one guest only. */
  LibvirtFailure noted(String call, LibvirtFailure failure) {
    if (failure.isOfDriver()) {
      missing.add(call);
    }
    return failure;
  }
}
