package io.tenken.core.engine;

import io.tenken.core.engine.CollectorStatus.State;
import io.tenken.core.log.EventLog;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states of a cell, and what leads from one to the next:
 *
 * <pre>{@code
 * IDLE → RUNNING → IDLE                 the run ended in time
 *        RUNNING → LATE → IDLE          it ended too late, its result was discarded
 *                  LATE → STUCK → IDLE  its thread was given up and replaced, or has returned
 * }</pre>
 *
 * <p>Neither waits nor locks: guarded by the cell's lock.
 */
final class CellLifecycle {

  /** How late is stuck: this many budgets, and not less than {@link #STUCK_LEAST}. */
  private static final int STUCK_BUDGETS = 10;

  private static final Duration STUCK_LEAST = Duration.ofSeconds(60);

  private final CollectorSpec spec;
  private final Ticker ticker;
  private final EventLog log;
  private final DeclaredMetrics declared;
  private final ThreadSlot threads;
  private final CellHistory history;
  private final Optional<BackgroundPlan> background;
  private final long stuckAfterNanos;
  private State state = State.IDLE;

  /** The run that is under way, also if it is late; the last one until its thread is replaced. */
  private @Nullable Run current;

  /** Waits for the end of {@link #current}, which does not cover what its scrapes want. */
  private @Nullable Run next;

  private long givenUpNanos;
  private boolean stopped;

  CellLifecycle(CellSettings settings, DeclaredMetrics declared, ThreadSlot threads) {
    this.spec = settings.spec();
    this.ticker = settings.runtime().ticker();
    this.log = settings.log();
    this.declared = declared;
    this.threads = threads;
    this.history = new CellHistory(settings);
    this.background = BackgroundPlan.of(settings);
    this.stuckAfterNanos =
        Math.max(spec.budget().multipliedBy(STUCK_BUDGETS).toNanos(), STUCK_LEAST.toNanos());
  }

  /** Starts or joins a run for a scrape, or tells why not. */
  Visit visit(Selection metrics, Deadline deadline) {
    noticeLateness();
    if (stopped) {
      return refuse(Failure.stopping());
    }
    if (background.isEmpty()) {
      return visitRun(metrics, deadline);
    }
    BackgroundPlan plan = background.get();
    return plan.isEmpty()
        ? visitRun(Selection.all(), endOfBudget())
        : new Visit.Answered(plan.answer(ticker.nanos()));
  }

  /** Whether the scrape has something to wait for. */
  boolean isUnderWay(Visit visit) {
    noticeLateness();
    return visit instanceof Visit.Waiting waiting && waiting.run().result().isEmpty();
  }

  /** When {@link #isUnderWay} can change without anything else happening. */
  long nanosUntilLate() {
    return state == State.RUNNING && current != null
        ? current.deadline().remainingNanos()
        : Long.MAX_VALUE;
  }

  /** What the scrape gets, now that it does not wait any longer. */
  CellAnswer answer(Visit visit) {
    // Time may have run out since isUnderWay() looked; a run's lateness counts once, not twice.
    noticeLateness();
    Optional<Duration> age = background.flatMap(plan -> plan.age(ticker.nanos()));
    return new CellAnswer(resultOf(visit), age, running(), history.lastSuccess());
  }

  void heartbeat() {
    noticeLateness();
    long now = ticker.nanos();
    boolean due = background.isPresent() && background.get().isDue(now);
    if (due && state == State.IDLE && !stopped && history.pauseAt(now).isEmpty()) {
      start(new Run(Selection.all(), endOfBudget()));
    }
  }

  CollectorStatus status() {
    noticeLateness();
    return new CollectorStatus(
        spec.name(),
        state,
        history.lastFailure().map(Failure::reason),
        history.lastFailure().map(Failure::detail).orElse(""),
        history.sinceLastSuccess(ticker.nanos()));
  }

  void stop() {
    stopped = true;
    abandon(current, Failure.stopping());
    abandon(next, Failure.stopping());
    next = null;
    threads.interrupt(state != State.IDLE);
  }

  /** Whether a waiting thread has a reason to wake up. */
  boolean hasWork() {
    return stopped || (current != null && current.isUntaken());
  }

  boolean mayWork(CellThread thread) {
    return threads.isCurrent(thread) && !stopped;
  }

  /** The run that no thread has taken yet. */
  Optional<Run> take() {
    return current != null && current.take() ? Optional.of(current) : Optional.empty();
  }

  /** The result of a thread that was given up in the meantime is ignored, as is a late one. */
  void finished(CellThread thread, Run run, RunResult result) {
    if (threads.isCurrent(thread)) {
      noticeLate();
      if (run.result().isEmpty()) {
        end(run, result);
      }
      becomeIdle();
    }
  }

  /** A thread that has replaced one that hung has closed the old collector. */
  void ready(CellThread thread) {
    if (state == State.STUCK && threads.isCurrent(thread)) {
      becomeIdle();
    }
  }

  void ended(CellThread thread) {
    boolean died = mayWork(thread);
    threads.ended(thread);
    if (died) {
      if (current != null && current.result().isEmpty()) {
        end(current, RunResult.failed(Failure.threadDied()));
      }
      becomeIdle();
    }
  }

  private Visit visitRun(Selection metrics, Deadline deadline) {
    return switch (state) {
      case IDLE -> visitIdle(metrics, deadline);
      case RUNNING -> new Visit.Waiting(join(metrics, deadline));
      case LATE, STUCK -> refuse(Failure.stillRunning(running()));
    };
  }

  private Visit visitIdle(Selection metrics, Deadline deadline) {
    Optional<Failure> pause = history.pauseAt(ticker.nanos());
    if (pause.isPresent()) {
      return refuse(pause.get());
    }
    return deadline.expired()
        ? refuse(Failure.noTimeLeft())
        : new Visit.Waiting(start(new Run(metrics, deadline)));
  }

  private Run join(Selection metrics, Deadline deadline) {
    if (current != null && current.covers(metrics)) {
      current.extend(deadline);
      return current;
    }
    if (next == null) {
      next = new Run(metrics, deadline);
    } else {
      next.widen(metrics, deadline);
    }
    return next;
  }

  private Run start(Run run) {
    threads.ensure();
    SampleBuffer buffer =
        new SampleBuffer(declared, run.metrics(), spec.seriesLimit(), history.lastRows());
    run.start(ticker.nanos(), endOfBudget(), buffer);
    current = run;
    state = State.RUNNING;
    return run;
  }

  private void end(Run run, RunResult result) {
    long now = ticker.nanos();
    RunResult timed = result.lasting(Duration.ofNanos(now - run.startNanos()));
    run.end(timed);
    history.ended(timed, now);
    background.ifPresent(plan -> plan.ended(timed, run.startNanos()));
  }

  private void becomeIdle() {
    background.ifPresent(plan -> plan.rest(running(), ticker.nanos()));
    current = null;
    state = State.IDLE;
    threads.returned();
    if (next != null) {
      startWaiting(next);
      next = null;
    }
  }

  private void startWaiting(Run run) {
    Optional<Failure> pause = history.pauseAt(ticker.nanos());
    if (pause.isPresent()) {
      abandon(run, pause.get());
    } else if (!run.deadline().expired()) {
      start(run);
    }
    // Otherwise whoever waited has given up.
  }

  private void noticeLateness() {
    noticeLate();
    if (state == State.LATE
        && current != null
        && current.deadline().overdueNanos() > stuckAfterNanos) {
      log.error("collector_stuck", "running_seconds", running().toSeconds());
      giveThreadUp();
    } else if (state == State.STUCK && ticker.nanos() - givenUpNanos > stuckAfterNanos) {
      giveThreadUp();
    }
  }

  private void noticeLate() {
    if (state == State.RUNNING && current != null && current.deadline().expired()) {
      state = State.LATE;
      end(current, RunResult.failed(Failure.noResultWithin(running())));
      abandon(next, Failure.stillRunning(running()));
      next = null;
    }
  }

  private void giveThreadUp() {
    state = State.STUCK;
    givenUpNanos = ticker.nanos();
    threads.replace();
  }

  /** Ends a run that was not done, for those who wait for it. */
  private void abandon(@Nullable Run run, Failure failure) {
    if (run != null && run.result().isEmpty()) {
      run.end(withoutRun(failure));
    }
  }

  private Visit refuse(Failure failure) {
    return new Visit.Answered(withoutRun(failure));
  }

  private RunResult resultOf(Visit visit) {
    return visit instanceof Visit.Waiting waiting
        ? waiting.run().result().orElseGet(this::outOfTime)
        : ((Visit.Answered) visit).result();
  }

  private RunResult outOfTime() {
    return withoutRun(Failure.noResultWithin(running())).lasting(running());
  }

  private RunResult withoutRun(Failure failure) {
    history.refused(failure);
    return RunResult.failed(failure);
  }

  /** Age of the run in flight; zero if there is none. */
  private Duration running() {
    return current == null
        ? Duration.ZERO
        : Duration.ofNanos(ticker.nanos() - current.startNanos());
  }

  private Deadline endOfBudget() {
    return Deadline.after(spec.budget(), ticker);
  }
}
