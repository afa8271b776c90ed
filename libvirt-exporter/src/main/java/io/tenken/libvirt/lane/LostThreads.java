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
  private final CallCounts counts;

  public LostThreads(int most) {
    this(most, new CallCounts());
  }

  /**
   * @param counts hears of every thread whose call is given up
   */
  public LostThreads(int most, CallCounts counts) {
    this.most = most;
    this.counts = counts;
    this.left = new Semaphore(most);
  }

  /** Nobody waits any more for the call that this thread is in. */
  void gaveUp(Thread thread) {
    counts.gaveUp(thread);
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
