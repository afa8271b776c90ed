package io.tenken.libvirt.lane;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to libvirt and the thread that uses it. When a call does not return in time the
 * thread is left to it and another one, with a new connection, takes its place. Thread-safe.
 */
public final class Lane implements AutoCloseable {

  private final String name;
  private final ConnectionGate gate;
  private final LostThreads lostThreads;
  private @Nullable LaneThread thread;
  private @Nullable LaneJob<?> blockedBy;

  /**
   * @param name of its threads
   * @param lostThreads shared by all lanes of a daemon
   */
  public Lane(String name, ConnectionGate gate, LostThreads lostThreads) {
    this.name = name;
    this.gate = gate;
    this.lostThreads = lostThreads;
  }

  /**
   * Runs the task when those before it are done, and waits for its result.
   *
   * @throws CollectorException with libvirt's reason, or {@code TIMEOUT}
   */
  public <T> T call(Deadline deadline, LaneTask<T> task)
      throws CollectorException, InterruptedException {
    return await(submit(deadline, task), deadline);
  }

  /** Waits for a job of this lane. Throws as {@link #call}. */
  <T> T await(LaneJob<T> job, Deadline deadline) throws CollectorException, InterruptedException {
    try {
      return job.result().get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      giveUp(job);
      throw new CollectorException(
          FailureReason.TIMEOUT,
          "%s: no answer in time. Is the daemon stopped or overloaded? %d calls hang in libvirt"
              .formatted(gate.uri(), lostThreads.lost()),
          late);
    } catch (ExecutionException failed) {
      throw Failures.asCollectorException(failed.getCause());
    }
  }

  /** The result comes in the job; {@link #giveUp} it when it does not. */
  synchronized <T> LaneJob<T> submit(Deadline deadline, LaneTask<T> task) {
    LaneJob<T> job = new LaneJob<>(task, deadline);
    LaneThread lane = thread;
    if (lane == null) {
      lane = LaneThread.start(name, gate, lostThreads);
      thread = lane;
    }
    lane.enqueue(job);
    return job;
  }

  /**
   * Nobody waits for this job any more. If libvirt keeps the lane's thread for it, another thread
   * takes over, unless too many are lost already. A thread that is still opening its connection is
   * kept: another one would not get further.
   *
   * @return false if the lane {@link #isBlocked}
   */
  synchronized boolean giveUp(LaneJob<?> job) {
    job.drop();
    LaneThread lane = thread;
    if (lane == null || !lane.runs(job) || !job.inTask()) {
      return true;
    }
    lostThreads.gaveUp(lane.thread());
    if (!lostThreads.loseOne()) {
      blockedBy = job;
      return false;
    }
    List<LaneJob<?>> orphans = new ArrayList<>();
    lane.giveUp(orphans);
    LaneThread successor = LaneThread.start(name, gate, lostThreads);
    orphans.forEach(successor::enqueue);
    thread = successor;
    return true;
  }

  /** True while a job that was given up keeps the thread, and no other one may take its place. */
  synchronized boolean isBlocked() {
    LaneJob<?> job = blockedBy;
    return job != null && !job.result().isDone();
  }

  /** Lets the job under way end, then disconnects; does not wait for that. */
  @Override
  public synchronized void close() {
    LaneThread lane = thread;
    thread = null;
    if (lane != null) {
      lane.end();
    }
  }
}
