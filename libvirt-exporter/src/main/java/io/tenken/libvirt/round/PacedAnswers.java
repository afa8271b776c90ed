package io.tenken.libvirt.round;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.GuestQuestion;
import io.tenken.libvirt.lane.MonitorLanes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Answers that cost monitor commands and change slower than scrapes come: each guest is asked once
 * in an interval, a few guests with every scrape, and its last answer is told with its age. An
 * answer does not outlive the guest's process. Thread-safe.
 */
final class PacedAnswers<T> {

  private final Duration interval;
  private final Ticker ticker;

  /** In the order in which they were given. */
  private final Map<DomainId, Entry<T>> entries = new LinkedHashMap<>();

  private long lastNanos;

  /** Guests that may be asked before their time, so that all scrapes cost the same. */
  private double credit;

  /**
   * @param interval zero to ask with every scrape
   */
  PacedAnswers(Duration interval, Ticker ticker) {
    this.interval = interval;
    this.ticker = ticker;
    this.lastNanos = ticker.nanos();
  }

  /** Asks the guests whose turn it is; the others' last answers are taken along. */
  GuestAnswers<T> ask(
      List<DomainStats> active, MonitorLanes monitors, GuestQuestion<T> question, Deadline deadline)
      throws CollectorException, InterruptedException {
    Set<DomainId> due = due(active);
    GuestAnswers<T> fresh = monitors.ask(due, question, deadline);
    active.forEach(guest -> keep(guest, fresh));
    Map<DomainId, T> answers = new LinkedHashMap<>();
    active.forEach(
        guest -> last(guest.domain()).ifPresent(answer -> answers.put(guest.domain(), answer)));
    return GuestAnswers.of(answers, fresh.missing());
  }

  /**
   * Guests without an answer, those whose answer has had its time, and of the others the share that
   * keeps all scrapes alike: a third of them if a third of the interval has passed.
   */
  synchronized Set<DomainId> due(List<DomainStats> active) {
    Map<DomainId, Integer> runs = new LinkedHashMap<>();
    active.forEach(guest -> runs.put(guest.domain(), guest.run()));
    entries.entrySet().removeIf(e -> !Objects.equals(runs.get(e.getKey()), e.getValue().run()));
    long now = ticker.nanos();
    earn(now);
    Set<DomainId> due = new LinkedHashSet<>(runs.keySet());
    due.removeAll(entries.keySet());
    for (Map.Entry<DomainId, Entry<T>> oldest : entries.entrySet()) {
      boolean hadItsTime = now - oldest.getValue().atNanos() >= interval.toNanos();
      if (!hadItsTime && credit < 1) {
        break;
      }
      due.add(oldest.getKey());
      credit = Math.max(0, credit - 1);
    }
    return due;
  }

  /** Time that has passed lets that share of the guests be asked. */
  private void earn(long now) {
    double share = interval.isZero() ? 1 : (double) (now - lastNanos) / interval.toNanos();
    credit = Math.min(entries.size(), credit + share * entries.size());
    lastNanos = now;
  }

  /** Remembers what a guest has answered, and forgets one that should have. */
  synchronized void keep(DomainStats guest, GuestAnswers<T> fresh) {
    DomainId id = guest.domain();
    T answer = fresh.answers().get(id);
    if (answer != null || fresh.missing().containsKey(id)) {
      entries.remove(id);
    }
    if (answer != null) {
      entries.put(id, new Entry<>(answer, guest.run(), ticker.nanos()));
    }
  }

  synchronized Optional<T> last(DomainId guest) {
    return Optional.ofNullable(entries.get(guest)).map(Entry::answer);
  }

  /** How old the answer is that is told of the guest; empty without one. */
  synchronized OptionalLong ageNanos(DomainId guest) {
    Entry<T> entry = entries.get(guest);
    return entry == null ? OptionalLong.empty() : OptionalLong.of(ticker.nanos() - entry.atNanos());
  }

  private record Entry<T>(T answer, int run, long atNanos) {}
}
