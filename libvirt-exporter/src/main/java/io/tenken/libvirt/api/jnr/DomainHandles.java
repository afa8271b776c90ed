package io.tenken.libvirt.api.jnr;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one connection's guests, kept so that a guest is looked up once and not for every
 * call. Guests come and go without a word to this connection, so what nobody has asked for in some
 * minutes is freed. Used by the connection's thread.
 *
 * @param <H> a {@code virDomainPtr}
 */
final class DomainHandles<H> implements AutoCloseable {

  /** One that is not asked for is freed after once to twice this time. */
  private static final Duration TURN = Duration.ofMinutes(5);

  private final Source<H> source;
  private final Ticker ticker;

  /** Asked for since the last turn. */
  private Map<DomainId, H> young = new HashMap<>();

  /** Asked for in the turn before, and not since. */
  private Map<DomainId, H> old = new HashMap<>();

  private long turnedNanos;

  DomainHandles(Source<H> source, Ticker ticker) {
    this.source = source;
    this.ticker = ticker;
    this.turnedNanos = ticker.nanos();
  }

  /** Where handles come from. */
  interface Source<H> {

    /** To be freed. */
    H lookUp(DomainId domain) throws LibvirtFailure;

    /** Takes a share in a handle of somebody else, to be freed; false if there is none to have. */
    boolean share(H handle);

    void free(H handle);
  }

  /** Valid until the next question. */
  H find(DomainId domain) throws LibvirtFailure {
    turnIfDue();
    H known = known(domain);
    if (known != null) {
      return known;
    }
    H found = source.lookUp(domain);
    young.put(domain, found);
    return found;
  }

  /** Takes a share in a handle that belongs to an answer. */
  void keep(DomainId domain, H handle) {
    turnIfDue();
    if (known(domain) == null && source.share(handle)) {
      young.put(domain, handle);
    }
  }

  private @Nullable H known(DomainId domain) {
    H inUse = young.get(domain);
    if (inUse != null) {
      return inUse;
    }
    H unused = old.remove(domain);
    if (unused != null) {
      young.put(domain, unused);
    }
    return unused;
  }

  private void turnIfDue() {
    long now = ticker.nanos();
    if (now - turnedNanos >= TURN.toNanos()) {
      free(old);
      old = young;
      young = new HashMap<>();
      turnedNanos = now;
    }
  }

  private void free(Map<DomainId, H> handles) {
    handles.values().forEach(source::free);
    handles.clear();
  }

  @Override
  public void close() {
    free(young);
    free(old);
  }
}
