package io.tenken.core.spi;

/** A monotonic clock; tests bring their own. */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since some fixed moment; never runs backwards. */
  long nanos();

  static Ticker system() {
    return System::nanoTime;
  }
}
