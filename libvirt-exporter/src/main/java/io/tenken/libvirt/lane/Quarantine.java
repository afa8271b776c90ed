package io.tenken.libvirt.lane;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.DomainId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Guests whose monitor does not answer. One is asked again when the call that hangs on it has
 * returned; if that call was cut off (the daemon was restarted), after a pause that doubles with
 * every further failure. Thread-safe.
 */
public final class Quarantine {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final int MOST_DOUBLINGS = 6;

  private final Ticker ticker;
  private final Map<DomainId, Entry> entries = new ConcurrentHashMap<>();

  public Quarantine(Ticker ticker) {
    this.ticker = ticker;
  }

  /** True if the guest is not to be asked now. */
  boolean holds(DomainId guest) {
    Entry entry = entries.get(guest);
    if (entry == null) {
      return false;
    }
    if (!entry.call().isDone()) {
      return true;
    }
    return entry.cutOff() && ticker.nanos() - entry.sinceNanos() < entry.pause().toNanos();
  }

  /** The guest has answered. */
  void release(DomainId guest) {
    if (!entries.isEmpty()) {
      entries.remove(guest);
    }
  }

  /**
   * @param call that hangs on the guest; done when it returns
   */
  void take(DomainId guest, CompletableFuture<?> call) {
    entries.compute(
        guest,
        (known, before) ->
            new Entry(call, ticker.nanos(), before == null ? 0 : before.failures() + 1));
  }

  /** Forgets guests that are not there any more. */
  public void keepOnly(Set<DomainId> present) {
    entries.keySet().retainAll(present);
  }

  private record Entry(CompletableFuture<?> call, long sinceNanos, int failures) {

    Duration pause() {
      return FIRST_PAUSE.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
    }

    boolean cutOff() {
      return call.isCompletedExceptionally();
    }
  }
}
