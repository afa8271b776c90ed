package io.tenken.libvirt.round;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.domainxml.DomainXml;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Definitions that were read before and have not changed since, as far as libvirt's events tell.
 * They do not tell all (a changed link state, a detached disk of a halted guest), so each
 * definition is read again after some minutes. Thread-safe.
 */
final class DefinitionCache {

  private static final Duration OLDEST = Duration.ofMinutes(5);

  /** Spreads the guests of a node over time. */
  private static final int JITTER_STEPS = 16;

  private final Ticker ticker;
  private final AtomicLong clock = new AtomicLong();
  private final Map<DomainId, Entry> entries = new ConcurrentHashMap<>();
  private final Map<String, Long> lastChange = new ConcurrentHashMap<>();

  DefinitionCache(Ticker ticker) {
    this.ticker = ticker;
  }

  /** On the thread of libvirt's events. */
  void changed(String uuid) {
    lastChange.put(uuid, clock.incrementAndGet());
  }

  /** A point in time for {@link #put}: to be taken before a definition is read. */
  long now() {
    return clock.get();
  }

  Optional<DomainXml> find(DomainStats guest) {
    Entry entry = entries.get(guest.domain());
    return entry != null && entry.run() == guest.run() && !isOutdated(guest, entry)
        ? Optional.of(entry.definition())
        : Optional.empty();
  }

  private boolean isOutdated(DomainStats guest, Entry entry) {
    long step = Math.floorMod(guest.domain().hashCode(), JITTER_STEPS);
    long oldest = OLDEST.toNanos() - OLDEST.toNanos() / 2 * step / JITTER_STEPS;
    return changedSince(guest.domain(), entry.readAt())
        || ticker.nanos() - entry.readNanos() > oldest;
  }

  private boolean changedSince(DomainId guest, long readAt) {
    Long change = lastChange.get(guest.uuid());
    return change != null && change > readAt;
  }

  void put(DomainId guest, Version version, DomainXml definition) {
    entries.put(guest, new Entry(definition, version.run(), version.readAt(), ticker.nanos()));
  }

  void keepOnly(Set<DomainId> present) {
    entries.keySet().retainAll(present);
    Set<String> uuids = present.stream().map(DomainId::uuid).collect(Collectors.toSet());
    lastChange.keySet().retainAll(uuids);
  }

  void clear() {
    entries.clear();
  }

  /**
   * @param run of the guest
   * @param readAt the {@link #now} from before it was read: what changed after that is read again
   */
  record Version(int run, long readAt) {}

  private record Entry(DomainXml definition, int run, long readAt, long readNanos) {}
}
