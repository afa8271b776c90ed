package io.tenken.libvirt.lane;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.LibvirtFailure;
import org.jspecify.annotations.Nullable;

/** Tells a collector what went wrong on another thread. */
public final class Failures {

  private Failures() {}

  /** In libvirt's words, or as a fault of our own. A new exception for each who asks. */
  public static CollectorException asCollectorException(@Nullable Throwable cause) {
    if (cause instanceof LibvirtFailure failure) {
      return new CollectorException(failure.reason(), failure.text(), failure);
    }
    if (cause instanceof CollectorException failure) {
      return new CollectorException(
          failure.reason(), String.valueOf(failure.getMessage()), failure);
    }
    return new CollectorException(
        FailureReason.INTERNAL, "a fault while asking libvirt: " + cause, cause);
  }
}
