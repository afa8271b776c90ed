package io.tenken.core.engine;

import io.tenken.core.log.EventLog;
import io.tenken.core.spi.MetricCollector;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The threads of one cell: the one that works, made when it is first needed, and those that were
 * given up and have not returned. Guarded by the cell's lock.
 */
final class ThreadSlot {

  /** More would only hang as well. */
  static final int MOST_ABANDONED = 2;

  private final Function<@Nullable MetricCollector, CellThread> factory;
  private final Set<CellThread> abandoned = new HashSet<>();
  private final EventLog log;
  private @Nullable CellThread current;
  private boolean saidHopeless;

  /**
   * @param factory makes a thread, given the collector that it has to close before all else
   */
  ThreadSlot(Function<@Nullable MetricCollector, CellThread> factory, EventLog log) {
    this.factory = factory;
    this.log = log;
  }

  /** Makes sure that there is a thread. */
  void ensure() {
    if (current == null) {
      CellThread fresh = factory.apply(null);
      fresh.start();
      current = fresh;
    }
  }

  boolean isCurrent(CellThread thread) {
    return thread.equals(current);
  }

  /** Gives the current thread up and starts another one, unless too many have been given up. */
  void replace() {
    if (current == null || abandoned.size() >= MOST_ABANDONED) {
      sayHopeless();
      return;
    }
    CellThread successor = factory.apply(current.takeOut());
    successor.start();
    abandoned.add(current);
    current = successor;
  }

  /** The current thread has come back. */
  void returned() {
    saidHopeless = false;
  }

  /** {@code thread} is about to end. */
  void ended(CellThread thread) {
    abandoned.remove(thread);
    if (isCurrent(thread)) {
      current = null;
    }
  }

  boolean isEmpty() {
    return current == null && abandoned.isEmpty();
  }

  /**
   * @param atWork whether the current thread is; one that waits for work needs no interrupt
   */
  void interrupt(boolean atWork) {
    abandoned.forEach(CellThread::interrupt);
    if (atWork && current != null) {
      current.interrupt();
    }
  }

  /** Closes the collectors of threads that still run; does not wait for that. */
  void closeFromOutside() {
    abandoned.forEach(CellThread::closeFromOutside);
    if (current != null) {
      current.closeFromOutside();
    }
  }

  private void sayHopeless() {
    if (!saidHopeless) {
      saidHopeless = true;
      log.error("collector_not_replaced", "hanging_threads", abandoned.size() + 1);
    }
  }
}
