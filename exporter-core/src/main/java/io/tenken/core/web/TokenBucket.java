package io.tenken.core.web;

import io.tenken.core.spi.Ticker;

/** {@code rate_limit}: full at the start, one more token after every interval. Thread-safe. */
final class TokenBucket {

  private static final long MOST_NANOS = Long.MAX_VALUE / 4;

  private final WebConfig.RateLimit limit;
  private final Ticker ticker;
  private final long intervalNanos;
  private final long capacityNanos;
  private long fullAtNanos;

  TokenBucket(WebConfig.RateLimit limit, Ticker ticker) {
    this.limit = limit;
    this.ticker = ticker;
    this.intervalNanos = limit.interval().toNanos();
    this.capacityNanos = multiplied(intervalNanos, limit.burst() - 1);
    this.fullAtNanos = ticker.nanos();
  }

  WebConfig.RateLimit limit() {
    return limit;
  }

  /** Takes a token if there is one. */
  synchronized boolean take() {
    long now = ticker.nanos();
    if (fullAtNanos - now < 0) {
      fullAtNanos = now;
    }
    // Tokens that are missing, as the time until they are back.
    if (fullAtNanos - now > capacityNanos) {
      return false;
    }
    fullAtNanos += intervalNanos;
    return true;
  }

  /** So many years suffice. */
  private static long multiplied(long nanos, int times) {
    return times > 0 && nanos > MOST_NANOS / times ? MOST_NANOS : nanos * times;
  }
}
