package io.tenken.ingress.routing;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingDaemon;
import io.tenken.ingress.bgp.RoutingState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Asks all daemons, once for the collectors that run in the same scrape: each poll runs in the main
 * loop of BIRD. A reading is given to each reader at most once, and only within {@link #FRESH}, so
 * nothing old is ever shown as new. Thread-safe.
 */
public final class SharedRouting {

  /** Who reads. */
  public enum Reader {
    BGP,
    BFD,
    CHECK
  }

  /** The collectors of a scrape start within milliseconds of each other. */
  private static final Duration FRESH = Duration.ofMillis(250);

  /** What is kept of the time for the work after the last answer. */
  private static final double USABLE = 0.8;

  private final ReentrantLock lock = new ReentrantLock();
  private final RoutingDaemons daemons;
  private final ReadingPlan plan;
  private final Duration timeout;
  private final Ticker ticker;
  private final Set<Reader> served = EnumSet.noneOf(Reader.class);
  private List<DaemonReading> last = List.of();
  private long lastAt;

  /**
   * @param timeout for one daemon
   */
  public SharedRouting(RoutingDaemons daemons, ReadingPlan plan, Duration timeout, Ticker ticker) {
    this.daemons = daemons;
    this.plan = plan;
    this.timeout = timeout;
    this.ticker = ticker;
  }

  /**
   * One reading of each daemon, in stable order.
   *
   * @throws CollectorException TIMEOUT if another reader's asking outlasts the deadline
   */
  public List<DaemonReading> read(Reader reader, Deadline deadline)
      throws CollectorException, InterruptedException {
    if (!lock.tryLock(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
      throw new CollectorException(
          FailureReason.TIMEOUT, "another collector was still asking the routing daemons");
    }
    try {
      boolean fresh = ticker.nanos() - lastAt < FRESH.toNanos();
      if (served.isEmpty() || served.contains(reader) || !fresh) {
        served.clear();
        last = readAll(deadline);
        lastAt = ticker.nanos();
      }
      served.add(reader);
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** The daemons that would be asked, in stable order; asks none. */
  public List<String> names() {
    return daemons.all().stream().map(RoutingDaemon::name).toList();
  }

  private List<DaemonReading> readAll(Deadline deadline) throws InterruptedException {
    List<RoutingDaemon> all = daemons.all();
    List<DaemonReading> readings = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      long share = (long) (deadline.remainingNanos() * USABLE / (all.size() - i));
      Duration most = Duration.ofNanos(Math.min(share, timeout.toNanos()));
      readings.add(read(all.get(i), deadline.orEarlier(most)));
    }
    return List.copyOf(readings);
  }

  private DaemonReading read(RoutingDaemon daemon, Deadline deadline) throws InterruptedException {
    Optional<RoutingState> state = Optional.empty();
    Optional<CollectorException> failure = Optional.empty();
    try {
      state = Optional.of(daemon.read(plan, deadline));
    } catch (CollectorException failed) {
      failure = Optional.of(failed);
    }
    return new DaemonReading(daemon.name(), daemon.address(), state, failure);
  }
}
