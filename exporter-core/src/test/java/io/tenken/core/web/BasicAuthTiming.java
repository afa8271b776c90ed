package io.tenken.core.web;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Measures, asserts nothing, and so is not among the tests: what the clock tells about users, and
 * what guessing costs. Its figures are in the documentation.
 */
@DisplayName("Basic authentication, measured")
class BasicAuthTiming {

  /** Of "s3cret". */
  private static final BcryptHash HASH =
      new BcryptHash("$2b$08$abcdefghijklmnopqrstuuLZYjhNQAOdpbzt4WxWlUHjv1wsyH5DG");

  private static final Map<String, BcryptHash> USERS = Map.of("alice", HASH, "bob", HASH);
  private static final int ROUNDS = 200;

  /** As many as are not sent away, so that what is measured is not their asking again. */
  private static final int GUESSERS = 1 + BasicAuth.MOST_WAITING;

  private static final long GUESSING_NANOS = 3_000_000_000L;

  private final BasicAuth auth = new BasicAuth(BcryptHash::matches);
  private final AtomicLong attempts = new AtomicLong();

  @Test
  @DisplayName("an unknown user takes as long as a wrong password")
  void unknown_user_or_wrong_password() {
    long[] wrong = new long[ROUNDS];
    long[] unknown = new long[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      wrong[round] = nanos("alice:" + round);
      unknown[round] = nanos("user" + round + ":" + round);
    }
    double ratio = (double) median(unknown) / median(wrong);
    System.out.printf(
        "median of %d: wrong password %.2f ms, unknown user %.2f ms, ratio %.3f%n",
        ROUNDS, median(wrong) / 1e6, median(unknown) / 1e6, ratio);
  }

  @Test
  @DisplayName("guessing in parallel keeps at most one processor busy")
  void guessing() throws InterruptedException {
    ThreadMXBean cpu = ManagementFactory.getThreadMXBean();
    AtomicLong cpuNanos = new AtomicLong();
    Thread[] guessers = new Thread[GUESSERS];
    long start = System.nanoTime();
    for (int i = 0; i < GUESSERS; i++) {
      guessers[i] =
          new Thread(
              () -> {
                while (System.nanoTime() - start < GUESSING_NANOS) {
                  guess();
                }
                cpuNanos.addAndGet(cpu.getCurrentThreadCpuTime());
              });
      guessers[i].start();
    }
    for (Thread guesser : guessers) {
      guesser.join();
    }
    System.out.printf(
        "%d threads guess for %.1f s: %d attempts, %.2f processors%n",
        GUESSERS,
        (System.nanoTime() - start) / 1e9,
        attempts.get(),
        (double) cpuNanos.get() / (System.nanoTime() - start));
  }

  private void guess() {
    auth.admit(USERS, basic("alice:" + attempts.incrementAndGet()));
  }

  private long nanos(String pair) {
    Optional<String> header = basic(pair);
    long start = System.nanoTime();
    auth.admit(USERS, header);
    return System.nanoTime() - start;
  }

  private static long median(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Optional<String> basic(String pair) {
    return Optional.of(
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }
}
