package io.tenken.libvirt.lane;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.LibvirtApi;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Opens connections, one at a time: opening hangs without limit while the daemon is stopped, so at
 * most one thread is lost to it. Thread-safe.
 */
public final class ConnectionGate {

  private final LibvirtApi libvirt;
  private final Semaphore opening = new Semaphore(1);

  public ConnectionGate(LibvirtApi libvirt) {
    this(libvirt, new CallCounts());
  }

  /**
   * @param counts of all calls on the connections that are opened here
   */
  public ConnectionGate(LibvirtApi libvirt, CallCounts counts) {
    this.libvirt = new CountedApi(libvirt, counts);
  }

  /** For messages. */
  String uri() {
    return libvirt.uri();
  }

  LibvirtConnection open(Deadline deadline) throws LibvirtFailure {
    if (!admitted(deadline)) {
      throw new LibvirtFailure(
          LibvirtFailure.Kind.OTHER,
          FailureReason.TIMEOUT,
          "%s: does not answer, an earlier attempt to connect still waits for it. Is the daemon stopped?"
              .formatted(libvirt.uri()));
    }
    try {
      return libvirt.open();
    } finally {
      opening.release();
    }
  }

  private boolean admitted(Deadline deadline) {
    try {
      return opening.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
