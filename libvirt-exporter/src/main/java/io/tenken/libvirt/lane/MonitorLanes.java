package io.tenken.libvirt.lane;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.lane.Missing.Why;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The lanes for questions that need a guest's monitor, and so hang with a guest that is stopped.
 * The guests are asked side by side; one that does not answer costs its own answer, no other.
 * Questions come one after another, so that no guest is asked twice at once. Thread-safe.
 */
public final class MonitorLanes implements AutoCloseable {

  /** How often the lanes are looked after while a question is under way. */
  private static final Duration WATCH = Duration.ofMillis(20);

  private final List<Lane> lanes;
  private final Quarantine quarantine;
  private final Duration stallLimit;
  private final Ticker ticker;
  private final Semaphore oneQuestion = new Semaphore(1, true);

  /**
   * @param stallLimit after which a guest that does not answer is left alone
   */
  public MonitorLanes(List<Lane> lanes, Quarantine quarantine, Duration stallLimit, Ticker ticker) {
    this.lanes = List.copyOf(lanes);
    this.quarantine = quarantine;
    this.stallLimit = stallLimit;
    this.ticker = ticker;
  }

  /**
   * Returns when every guest is settled, or at the deadline with what is there.
   *
   * @throws CollectorException if libvirt could not be asked at all
   */
  public <T> GuestAnswers<T> ask(
      Collection<DomainId> guests, GuestQuestion<T> question, Deadline deadline)
      throws CollectorException, InterruptedException {
    GuestWalk<T> walk = new GuestWalk<>(guests, question, quarantine, stallLimit);
    if (!oneQuestion.tryAcquire(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
      walk.end(Why.NO_TIME, "other questions took all the time");
      return walk.result();
    }
    try {
      return guests.isEmpty() ? walk.result() : walk(walk, deadline);
    } finally {
      oneQuestion.release();
    }
  }

  /** Asks something about the node that may take long. */
  public <T> T call(Deadline deadline, LaneTask<T> task)
      throws CollectorException, InterruptedException {
    return lanes.get(0).call(deadline, task);
  }

  private <T> GuestAnswers<T> walk(GuestWalk<T> walk, Deadline deadline)
      throws CollectorException, InterruptedException {
    List<Visit<T>> visits = new ArrayList<>();
    lanes.forEach(lane -> visits.add(new Visit<>(lane, walk, deadline)));
    while (!walk.unsettled().await(WATCH.toNanos(), TimeUnit.NANOSECONDS)) {
      visits.forEach(Visit::watch);
      if (deadline.expired() || visits.stream().noneMatch(Visit::underWay)) {
        break;
      }
    }
    visits.forEach(Visit::leave);
    GuestAnswers<T> result = finished(walk, deadline);
    Optional<Throwable> failure =
        visits.stream().flatMap(visit -> visit.failure().stream()).findFirst();
    if (result.answers().isEmpty() && failure.isPresent()) {
      throw Failures.asCollectorException(failure.get());
    }
    return result;
  }

  private <T> GuestAnswers<T> finished(GuestWalk<T> walk, Deadline deadline)
      throws CollectorException {
    boolean blocked = lanes.stream().allMatch(Lane::isBlocked);
    walk.end(
        Why.NO_TIME,
        blocked
            ? "all connections hang on guests that do not answer"
            : "the scrape was over before its turn came");
    GuestAnswers<T> result = walk.result();
    boolean nobodyAsked =
        result.answers().isEmpty()
            && result.missing().values().stream().allMatch(m -> m.why() == Why.NO_TIME)
            && !result.missing().isEmpty();
    if (nobodyAsked && deadline.expired()) {
      throw new CollectorException(
          FailureReason.TIMEOUT, "libvirt gave no connection for the guests' monitors in time");
    }
    return result;
  }

  @Override
  public void close() {
    lanes.forEach(Lane::close);
  }

  /** One lane's part in a question; used by the asking thread only. */
  private final class Visit<T> {

    private final Lane lane;
    private final GuestWalk<T> walk;
    private final Deadline deadline;
    private GuestWalk<T>.Walker walker;
    private LaneJob<Boolean> job;

    Visit(Lane lane, GuestWalk<T> walk, Deadline deadline) {
      this.lane = lane;
      this.walk = walk;
      this.deadline = deadline;
      this.walker = walk.new Walker(ticker);
      this.job = lane.submit(deadline, walker);
    }

    void watch() {
      DomainId stalled = walker.takeStalled();
      if (stalled == null) {
        return;
      }
      String limit = "at least " + stallLimit.toMillis() + " ms";
      walk.miss(stalled, Why.STUCK, "its monitor has not answered for " + limit);
      quarantine.take(stalled, job.result());
      if (lane.giveUp(job)) {
        walker = walk.new Walker(ticker);
        job = lane.submit(deadline, walker);
      }
    }

    /**
     * The question is over; a guest that still keeps the lane is stuck for all we know. A lane that
     * is at no guest has just done its work, and keeps its thread and its connection.
     */
    void leave() {
      DomainId guest = walker.end();
      if (guest == null) {
        job.drop();
        return;
      }
      walk.miss(guest, Why.STUCK, "its monitor has not answered before the scrape was over");
      quarantine.take(guest, job.result());
      lane.giveUp(job);
    }

    boolean underWay() {
      return !lane.isBlocked() && !job.result().isDone();
    }

    Optional<Throwable> failure() {
      return job.result().isCompletedExceptionally()
          ? Optional.of(job.result().handle((done, failure) -> failure).join())
          : Optional.empty();
    }
  }
}
