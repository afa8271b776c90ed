package io.tenken.core.engine;

import io.tenken.core.log.EventLog;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricCollector;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A thread with its collector: makes it when the first run comes, and closes it at the end. A
 * thread that hangs is given up; its successor gets the collector in order to close it, which may
 * free the thread that hangs.
 */
final class CellThread implements Runnable {

  private final CollectorCell cell;
  private final CellSettings settings;
  private final EventLog log;
  private final Thread thread;
  private @Nullable MetricCollector predecessor;

  /** Whoever takes the collector out has to close it. */
  private final AtomicReference<@Nullable MetricCollector> collector = new AtomicReference<>();

  /**
   * @param predecessor the collector of a thread that was given up; null if there is none
   */
  CellThread(CollectorCell cell, CellSettings settings, @Nullable MetricCollector predecessor) {
    this.cell = cell;
    this.settings = settings;
    this.log = settings.log();
    this.predecessor = predecessor;
    this.thread = new Thread(this, "collector-" + settings.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void interrupt() {
    thread.interrupt();
  }

  /** The collector, if nobody has taken it out before; to be closed by the caller. */
  @Nullable MetricCollector takeOut() {
    return collector.getAndSet(null);
  }

  /** Closes the collector from a thread of its own, since that may hang as well. */
  void closeFromOutside() {
    MetricCollector hung = takeOut();
    if (hung != null) {
      Thread closer = new Thread(() -> close(hung), "collector-" + settings.name() + "-close");
      closer.setDaemon(true);
      closer.start();
    }
  }

  @Override
  public void run() {
    try {
      close(predecessor);
      predecessor = null;
      cell.ready(this);
      boolean wanted = true;
      while (wanted) {
        wanted = doNextRun();
      }
    } finally {
      try {
        close(takeOut());
      } finally {
        cell.ended(this);
      }
    }
  }

  /** In a frame of its own, so that a thread that waits holds no result of the run before. */
  private boolean doNextRun() {
    Optional<Run> run = cell.take(this);
    run.ifPresent(each -> cell.finished(this, each, perform(each)));
    return run.isPresent();
  }

  private RunResult perform(Run run) {
    try {
      madeCollector().collect(new RunScope(run, run.metrics(), log), run.buffer());
      return run.buffer().commit();
    } catch (CollectorException e) {
      Optional<Throwable> cause = Optional.ofNullable(e.getCause());
      return RunResult.failed(new Failure(e.reason(), String.valueOf(e.getMessage()), cause));
    } catch (InterruptedException | RuntimeException | LinkageError | StackOverflowError e) {
      return RunResult.failed(Failure.internal(e));
    } finally {
      // A run that was interrupted must not hand that on to the next.
      Thread.interrupted();
    }
  }

  private MetricCollector madeCollector() {
    MetricCollector known = collector.get();
    if (known == null) {
      known = settings.source().create(settings.name());
      collector.set(known);
    }
    return known;
  }

  private void close(@Nullable MetricCollector closing) {
    if (closing == null) {
      return;
    }
    // An interrupt was meant for a run; close() may have to wait for something.
    Thread.interrupted();
    try {
      closing.close();
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log.warn("collector_not_closed", "cause", e);
    }
  }
}
