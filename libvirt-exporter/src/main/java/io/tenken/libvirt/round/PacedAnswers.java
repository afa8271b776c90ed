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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers that cost monitor commands and change slower than scrapes come: each guest is asked once
 * in an interval, a few guests with every scrape, and its last answer is told with its age. An
 * answer does not outlive the guest's process. Thread-safe.
 */
final class PacedAnswers<T> {

  private final Duration interval;
  private final Ticker ticker;
  private final Map<DomainId, Entry<T>> entries = new HashMap<>();

  /**
   * @param interval zero to ask with every scrape
   */
  PacedAnswers(Duration interval, Ticker ticker) {
    this.interval = interval;
    this.ticker = ticker;
  }

  /** Asks the guests whose turn it is; the others' last answers are taken along. */
  GuestAnswers<T> ask(
      List<DomainStats> active, MonitorLanes monitors, GuestQuestion<T> question, Deadline deadline)
      throws CollectorException, InterruptedException {
    Set<DomainId> due = due(active);
    GuestAnswers<T> fresh = monitors.ask(due, question, deadline);
    active.forEach(guest -> keep(guest, fresh));
    Map<DomainId, T> answers = new HashMap<>();
    active.forEach(
        guest -> last(guest.domain()).ifPresent(answer -> answers.put(guest.domain(), answer)));
    return GuestAnswers.of(answers, fresh.missing());
  }

  /** Guests without an answer, and those whose answer has had its time. */
  synchronized Set<DomainId> due(List<DomainStats> active) {
    Map<DomainId, Integer> runs = new HashMap<>();
    active.forEach(guest -> runs.put(guest.domain(), guest.run()));
    entries.entrySet().removeIf(e -> !Objects.equals(runs.get(e.getKey()), e.getValue().run()));
    long now = ticker.nanos();
    Set<DomainId> due = new TreeSet<>(runs.keySet());
    entries.forEach(
        (guest, entry) -> {
          if (now - entry.atNanos() < entry.lifeNanos()) {
            due.remove(guest);
          }
        });
    return due;
  }

  /** Remembers what a guest has answered, and forgets one that should have. */
  synchronized void keep(DomainStats guest, GuestAnswers<T> fresh) {
    DomainId id = guest.domain();
    if (fresh.missing().containsKey(id)) {
      entries.remove(id);
    } else if (fresh.answers().containsKey(id)) {
      entries.put(id, new Entry<>(fresh.answers().get(id), guest.run(), ticker.nanos(), life(id)));
    }
  }

  synchronized Optional<T> last(DomainId guest) {
    return Optional.ofNullable(entries.get(guest)).map(Entry::answer);
  }

  /** How old the answers are that are told, in nanoseconds. */
  synchronized SortedMap<DomainId, Long> ages() {
    SortedMap<DomainId, Long> ages = new TreeMap<>();
    long now = ticker.nanos();
    entries.forEach((guest, entry) -> ages.put(guest, now - entry.atNanos()));
    return ages;
  }

  /** Between three quarters and the whole of the interval, so that guests do not stay in step. */
  private long life(DomainId guest) {
    long nanos = interval.toNanos();
    return nanos - nanos / 4 * Math.floorMod(guest.hashCode() + entries.size(), 8) / 8;
  }

  private record Entry<T>(T answer, int run, long atNanos, long lifeNanos) {}
}
