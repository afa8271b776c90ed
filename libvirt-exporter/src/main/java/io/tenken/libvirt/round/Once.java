package io.tenken.libvirt.round;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.lane.Failures;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A value that the first caller fetches and the others wait for. Thread-safe. */
final class Once<T> {

  private final AtomicBoolean begun = new AtomicBoolean();
  private final CompletableFuture<T> value = new CompletableFuture<>();

  T get(Deadline deadline, Fetch<T> fetch) throws CollectorException, InterruptedException {
    if (begun.compareAndSet(false, true)) {
      fetch(fetch);
    }
    try {
      return value.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      throw new CollectorException(
          FailureReason.TIMEOUT,
          "libvirt has not answered in time, whom another collector asks the same",
          late);
    } catch (ExecutionException failed) {
      throw Failures.asCollectorException(failed.getCause());
    }
  }

  boolean isDone() {
    return value.isDone();
  }

  private void fetch(Fetch<T> fetch) throws InterruptedException {
    try {
      value.complete(fetch.fetch());
    } catch (CollectorException | RuntimeException | LinkageError failure) {
      value.completeExceptionally(failure);
    } catch (InterruptedException stopped) {
      value.completeExceptionally(stopped);
      throw stopped;
    }
  }

  /** Asks libvirt. */
  @FunctionalInterface
  interface Fetch<T> {
    T fetch() throws CollectorException, InterruptedException;
  }
}
