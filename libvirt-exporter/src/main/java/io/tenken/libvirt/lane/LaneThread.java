package io.tenken.libvirt.lane;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * A thread with a connection of its own, opened when there is something to do. Ends when it is told
 * to, or when the call returns for which it was given up.
 */
final class LaneThread implements Runnable {

  /** Ends the thread when its turn comes. */
  private final LaneJob<Boolean> end =
      new LaneJob<>(connection -> true, Deadline.after(Duration.ZERO, Ticker.system()));

  private final ConnectionGate gate;
  private final LostThreads lostThreads;
  private final BlockingQueue<LaneJob<?>> jobs = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean givenUp;
  private volatile @Nullable LaneJob<?> current;

  /** Of this thread only. */
  private @Nullable LibvirtConnection connection;

  private LaneThread(String name, ConnectionGate gate, LostThreads lostThreads) {
    this.gate = gate;
    this.lostThreads = lostThreads;
    this.thread = new Thread(this, name);
    thread.setDaemon(true);
  }

  static LaneThread start(String name, ConnectionGate gate, LostThreads lostThreads) {
    LaneThread lane = new LaneThread(name, gate, lostThreads);
    lane.thread.start();
    return lane;
  }

  Thread thread() {
    return thread;
  }

  void enqueue(LaneJob<?> job) {
    jobs.removeIf(LaneJob::unwanted);
    jobs.add(job);
  }

  void end() {
    jobs.add(end);
  }

  boolean runs(LaneJob<?> job) {
    return current == job;
  }

  /** The job that it runs now or ran last does not return; it takes no further one. */
  void giveUp(List<LaneJob<?>> orphans) {
    givenUp = true;
    jobs.drainTo(orphans);
    end();
  }

  @Override
  public void run() {
    try {
      LaneJob<?> job = jobs.take();
      while (job != end) {
        work(job);
        if (givenUp) {
          break;
        }
        job = jobs.take();
      }
    } catch (InterruptedException stopped) {
      // nobody interrupts a lane but a process that ends
    } finally {
      disconnect();
      if (givenUp) {
        lostThreads.foundOne();
      }
    }
  }

  private void work(LaneJob<?> job) {
    current = job;
    try {
      runWithConnection(job);
    } catch (LibvirtFailure failure) {
      job.fail(failure);
    } catch (RuntimeException | LinkageError fault) {
      job.fail(fault);
    } finally {
      current = null;
    }
  }

  /** A connection that was left idle may have died unseen: then a fresh one gets its chance. */
  private void runWithConnection(LaneJob<?> job) throws LibvirtFailure {
    LibvirtConnection known = connection;
    if (known != null && known.alive()) {
      try {
        runUnlessDropped(job, known);
        return;
      } catch (LibvirtFailure lost) {
        // the fresh one says why, if it fails, too
      }
    }
    disconnect();
    LibvirtConnection fresh = gate.open(job.deadline());
    connection = fresh;
    try {
      runUnlessDropped(job, fresh);
    } catch (LibvirtFailure lost) {
      disconnect();
      throw lost;
    }
  }

  private void runUnlessDropped(LaneJob<?> job, LibvirtConnection open) throws LibvirtFailure {
    if (!job.unwanted()) {
      job.run(open);
    }
  }

  private void disconnect() {
    LibvirtConnection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }
}
