package io.tenken.libvirt.lane;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.lane.Missing.Why;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One question to many guests, which several lanes put to them, each to one guest at a time. */
final class GuestWalk<T> {

  /**
   * Where no guest answers, it is not the guests: a daemon that has just started is still looking
   * for them.
   */
  private static final int PATIENCE_WITH_ALL = 4;

  /** On a node that is busy all guests are slow; a stuck one takes longer than that. */
  private static final int TIMES_THE_SLOWEST = 8;

  private final GuestQuestion<T> question;
  private final Quarantine quarantine;
  private final Duration stallLimit;
  private final Queue<DomainId> waiting;
  private final Map<DomainId, T> answers = new ConcurrentHashMap<>();
  private final Map<DomainId, Missing> missing = new ConcurrentHashMap<>();
  private final CountDownLatch unsettled;
  private final AtomicInteger answered = new AtomicInteger();
  private final AtomicLong slowestNanos = new AtomicLong();

  GuestWalk(
      Collection<DomainId> guests,
      GuestQuestion<T> question,
      Quarantine quarantine,
      Duration stallLimit) {
    this.question = question;
    this.quarantine = quarantine;
    this.stallLimit = stallLimit;
    this.waiting = new ConcurrentLinkedQueue<>(guests);
    this.unsettled = new CountDownLatch(guests.size());
  }

  /** Reaches zero when nothing is left to wait for. */
  CountDownLatch unsettled() {
    return unsettled;
  }

  void miss(DomainId guest, Why why, String detail) {
    missing.put(guest, new Missing(why, detail));
    unsettled.countDown();
  }

  /** The guests that nobody has come to; the walk is over. */
  void end(Why why, String detail) {
    for (DomainId guest = waiting.poll(); guest != null; guest = waiting.poll()) {
      miss(guest, why, detail);
    }
  }

  /** What a guest may take, in nanoseconds. */
  private long patience(boolean othersAnswer) {
    long usual = stallLimit.toNanos();
    long most = usual * PATIENCE_WITH_ALL;
    long asTheOthers = Math.max(usual, slowestNanos.get() * TIMES_THE_SLOWEST);
    return othersAnswer ? Math.min(most, asTheOthers) : most;
  }

  GuestAnswers<T> result() {
    return GuestAnswers.of(answers, missing);
  }

  /** The way of one lane through the guests. */
  final class Walker implements LaneTask<Boolean> {

    private final Ticker ticker;
    private @Nullable DomainId at;
    private long sinceNanos;
    private int answeredBefore;
    private boolean dismissed;

    Walker(Ticker ticker) {
      this.ticker = ticker;
    }

    @Override
    public Boolean run(LibvirtConnection connection) throws LibvirtFailure {
      for (DomainId guest = next(); guest != null; guest = next()) {
        visit(connection, guest);
      }
      return true;
    }

    /** The guest that this lane has hung on for longer than allowed; it is nobody's any more. */
    synchronized @Nullable DomainId takeStalled() {
      long sinceMine = ticker.nanos() - sinceNanos;
      boolean othersAnswer = answered.get() > answeredBefore;
      return sinceMine >= patience(othersAnswer) ? dismiss() : null;
    }

    private synchronized @Nullable DomainId dismiss() {
      DomainId guest = at;
      at = null;
      dismissed = dismissed || guest != null;
      return guest;
    }

    /** Goes to no further guest; the one that it is at, if any, is nobody's any more. */
    synchronized @Nullable DomainId end() {
      DomainId guest = dismiss();
      dismissed = true;
      return guest;
    }

    private synchronized @Nullable DomainId next() {
      at = dismissed ? null : waiting.poll();
      sinceNanos = ticker.nanos();
      answeredBefore = answered.get();
      return at;
    }

    private synchronized long sinceNanos() {
      return sinceNanos;
    }

    /** False if the guest was given up meanwhile: somebody has spoken for it. */
    private synchronized boolean leave() {
      boolean mine = at != null;
      at = null;
      return mine;
    }

    private void visit(LibvirtConnection connection, DomainId guest) throws LibvirtFailure {
      try {
        if (quarantine.holds(guest)) {
          settle(guest, Why.QUARANTINED, "its monitor has not answered");
          return;
        }
        ControlState control = connection.controlState(guest);
        if (isBlocked(control)) {
          settle(guest, why(control), "libvirt says so for " + control.since().toMillis() + " ms");
          return;
        }
        T answer = question.ask(connection, guest);
        long took = ticker.nanos() - sinceNanos();
        if (leave()) {
          slowestNanos.accumulateAndGet(took, Math::max);
          answers.put(guest, answer);
          answered.incrementAndGet();
          quarantine.release(guest);
          unsettled.countDown();
        }
      } catch (LibvirtFailure failure) {
        failed(guest, failure);
      }
    }

    private void failed(DomainId guest, LibvirtFailure failure) throws LibvirtFailure {
      switch (failure.kind()) {
        case CONNECTION_LOST -> {
          if (leave()) {
            waiting.add(guest);
          }
          throw failure;
        }
        case GONE, UNSUPPORTED -> {
          if (leave()) {
            unsettled.countDown();
          }
        }
        case OTHER -> settle(guest, Why.FAILED, failure.text());
      }
    }

    private void settle(DomainId guest, Why why, String detail) {
      if (leave()) {
        miss(guest, why, detail);
      }
    }

    private boolean isBlocked(ControlState control) {
      return control.kind() == ControlState.Kind.ERROR
          || (control.kind() == ControlState.Kind.OCCUPIED
              && control.since().compareTo(stallLimit) > 0);
    }

    private Why why(ControlState control) {
      return control.kind() == ControlState.Kind.ERROR ? Why.MONITOR_BROKEN : Why.OCCUPIED;
    }
  }
}
