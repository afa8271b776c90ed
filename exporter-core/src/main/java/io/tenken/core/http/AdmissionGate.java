package io.tenken.core.http;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Lets so many scrapes run at one time, and turns the others away at once. Thread-safe.
 *
 * <p>A scrape leaves when its page is ready: clients that read slowly take memory, which has a
 * limit of its own, but no places of others.
 */
final class AdmissionGate {

  private final int most;
  private final Semaphore places;

  AdmissionGate(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  int most() {
    return most;
  }

  /** Empty if there are too many; else to be closed when the scrape is done. */
  Optional<Place> enter() {
    return places.tryAcquire() ? Optional.of(places::release) : Optional.empty();
  }

  /** A scrape's place among those in flight. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
