package io.tenken.core.spi;

import java.time.Duration;

/** Scrapes on demand, each within the deadline that the user gave. Used by one thread. */
public interface Readings {

  /** Runs the chosen collectors now. Never fails because a collector fails. */
  Reading take() throws InterruptedException;

  /** Waits first: for rates, which need two readings. */
  Reading takeAfter(Duration pause) throws InterruptedException;
}
