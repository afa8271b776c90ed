package io.tenken.core.engine;

import io.tenken.core.spi.Deadline;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps one collector to itself: one run at a time, on a thread of its own, so that whatever it
 * does harms no other. Here is the waiting and the locking; what may happen when is in {@link
 * CellLifecycle}. Thread-safe; the lock is never held while a collector runs.
 */
final class CollectorCell {

  private final String name;
  private final DeclaredMetrics declared;
  private final ThreadSlot threads;
  private final CellLifecycle life;
  private final ReentrantLock lock = new ReentrantLock();

  /** For scrapes that wait for a run, and for whoever waits for the threads' end. */
  private final Condition changed = lock.newCondition();

  /** For the thread that waits for a run to do. */
  private final Condition work = lock.newCondition();

  CollectorCell(CellSettings settings) {
    this.name = settings.name();
    this.declared = new DeclaredMetrics(settings.spec());
    this.threads =
        new ThreadSlot(predecessor -> new CellThread(this, settings, predecessor), settings.log());
    this.life = new CellLifecycle(settings, declared, threads);
  }

  String name() {
    return name;
  }

  DeclaredMetrics declared() {
    return declared;
  }

  /** Starts or joins a run for a scrape, or tells why not; never waits. */
  Visit enter(Selection metrics, Deadline deadline) {
    return locked(() -> life.visit(metrics, deadline));
  }

  /** Waits until the run has ended or the scrape's deadline has passed. */
  CellAnswer await(Visit visit, Deadline deadline) throws InterruptedException {
    lock.lock();
    try {
      while (life.isUnderWay(visit) && !deadline.expired()) {
        changed.awaitNanos(Math.min(deadline.remainingNanos(), life.nanosUntilLate()));
      }
      return life.answer(visit);
    } finally {
      lock.unlock();
    }
  }

  /** Notices what is late or stuck, and starts what is due in the background; never waits. */
  void heartbeat() {
    locked(life::heartbeat);
  }

  CollectorStatus status() {
    return locked(life::status);
  }

  /** No run starts any more; threads end as soon as their calls return. */
  void stop() {
    locked(life::stop);
  }

  /** Waits for the threads' end, at most so long; the nanoseconds that are left. */
  long awaitStopped(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!threads.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }

  /** Closes the collectors of threads that have not ended: that may free them. */
  void closeFromOutside() {
    locked(threads::closeFromOutside);
  }

  /** For a thread of the cell: waits for its next run; empty if the thread has to end. */
  Optional<Run> take(CellThread thread) {
    lock.lock();
    try {
      while (life.mayWork(thread)) {
        Optional<Run> run = life.take();
        if (run.isPresent()) {
          return run;
        }
        work.awaitUninterruptibly();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** For a thread of the cell: it has done this run. */
  void finished(CellThread thread, Run run, RunResult result) {
    locked(() -> life.finished(thread, run, result));
  }

  /** For a thread of the cell: it can take runs. */
  void ready(CellThread thread) {
    locked(() -> life.ready(thread));
  }

  /** For a thread of the cell: the last thing that it does. */
  void ended(CellThread thread) {
    locked(() -> life.ended(thread));
  }

  private void locked(Runnable change) {
    locked(
        () -> {
          change.run();
          return true;
        });
  }

  private <T> T locked(Supplier<T> change) {
    lock.lock();
    try {
      return change.get();
    } finally {
      changed.signalAll();
      if (life.hasWork()) {
        work.signalAll();
      }
      lock.unlock();
    }
  }
}
