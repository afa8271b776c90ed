package io.tenken.core.spi;

import java.time.Duration;

/** A moment on a monotonic clock after which nobody waits for the answer. Immutable. */
public final class Deadline {

  private final Ticker ticker;
  private final long setNanos;
  private final long atNanos;

  private Deadline(Ticker ticker, long setNanos, long atNanos) {
    this.ticker = ticker;
    this.setNanos = setNanos;
    this.atNanos = atNanos;
  }

  public static Deadline after(Duration duration, Ticker ticker) {
    long now = ticker.nanos();
    return new Deadline(ticker, now, now + duration.toNanos());
  }

  /**
   * When somebody began to wait, by the ticker; what is derived from a deadline keeps it. What was
   * read after it is fresh enough for whoever waits.
   */
  public long setNanos() {
    return setNanos;
  }

  /** Never negative. */
  public Duration remaining() {
    return Duration.ofNanos(remainingNanos());
  }

  /** Never negative. */
  public long remainingNanos() {
    return Math.max(0, atNanos - ticker.nanos());
  }

  public boolean expired() {
    return remainingNanos() == 0;
  }

  /** This deadline, or {@code fromNow} if that is earlier. */
  public Deadline orEarlier(Duration fromNow) {
    long other = ticker.nanos() + fromNow.toNanos();
    return other - atNanos < 0 ? new Deadline(ticker, setNanos, other) : this;
  }

  /** This deadline, or the moment of {@code other} if that is earlier; both on the same clock. */
  public Deadline orEarlier(Deadline other) {
    return other.atNanos - atNanos < 0 ? new Deadline(ticker, setNanos, other.atNanos) : this;
  }

  /** This deadline, or the moment of {@code other} if that is later; both on the same clock. */
  public Deadline orLater(Deadline other) {
    return other.atNanos - atNanos > 0 ? new Deadline(ticker, setNanos, other.atNanos) : this;
  }

  public Deadline earlierBy(Duration time) {
    return new Deadline(ticker, setNanos, atNanos - time.toNanos());
  }

  /** Nanoseconds by which the deadline has passed; 0 if it has not. */
  public long overdueNanos() {
    return Math.max(0, ticker.nanos() - atNanos);
  }

  @Override
  public String toString() {
    return "in " + remaining().toMillis() + " ms";
  }
}
