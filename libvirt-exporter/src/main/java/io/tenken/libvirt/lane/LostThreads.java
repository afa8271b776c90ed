package io.tenken.libvirt.lane;

import java.util.concurrent.Semaphore;

/**
 * How many threads may be lost to calls that do not return, over all lanes. Each also keeps a
 * worker of the daemon, of which libvirtd has 20. Thread-safe.
 */
public final class LostThreads {

  /** Leaves the daemon enough workers for nova and for our own lanes. */
  public static final int MOST = 6;

  private final Semaphore left;
  private final int most;

  public LostThreads(int most) {
    this.most = most;
    this.left = new Semaphore(most);
  }

  /** False if that would be one too many. */
  boolean loseOne() {
    return left.tryAcquire();
  }

  void foundOne() {
    left.release();
  }

  /** Threads that hang in libvirt now. */
  public int lost() {
    return most - left.availablePermits();
  }
}
