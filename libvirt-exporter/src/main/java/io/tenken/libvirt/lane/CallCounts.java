package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.LibvirtFailure;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many calls to libvirt were made, what became of them, and which were given up. Thread-safe.
 */
public final class CallCounts {

  private static final String OK = "ok";

  private final ConcurrentMap<String, Counter> counters = new ConcurrentHashMap<>();

  /** The call that each thread is in; taken out when it returns or is given up. */
  private final ConcurrentMap<Thread, Counter> underWay = new ConcurrentHashMap<>();

  /**
   * @param call method of {@link io.tenken.libvirt.api.LibvirtConnection}, or {@code open}
   * @param result {@code ok}, or the kind of failure in lower case
   */
  public record Outcome(String call, String result) implements Comparable<Outcome> {
    @Override
    public int compareTo(Outcome other) {
      int byCall = call.compareTo(other.call);
      return byCall != 0 ? byCall : result.compareTo(other.result);
    }
  }

  /** A call to libvirt. */
  @FunctionalInterface
  interface Call<T> {
    T make() throws LibvirtFailure;
  }

  /** Makes the call on this thread, and counts it. */
  <T> T counted(String name, Call<T> call) throws LibvirtFailure {
    Counter counter = counters.computeIfAbsent(name, unknown -> new Counter());
    Thread self = Thread.currentThread();
    underWay.put(self, counter);
    LongAdder outcome = counter.failed(LibvirtFailure.Kind.OTHER);
    try {
      T answer = call.make();
      outcome = counter.ok;
      return answer;
    } catch (LibvirtFailure failure) {
      outcome = counter.failed(failure.kind());
      throw failure;
    } finally {
      underWay.remove(self);
      outcome.increment();
    }
  }

  /** The thread's call has not returned in time; nobody waits for it any more. */
  public void gaveUp(Thread thread) {
    Counter counter = underWay.remove(thread);
    if (counter != null) {
      counter.givenUp.increment();
    }
  }

  /** Calls that have returned; an outcome that has not been is left out. */
  public SortedMap<Outcome, Long> outcomes() {
    SortedMap<Outcome, Long> sums = new TreeMap<>();
    counters.forEach((call, counter) -> counter.addTo(sums, call));
    return sums;
  }

  /** True once libvirt has given an answer. */
  public boolean anySuccess() {
    return counters.values().stream().anyMatch(counter -> counter.ok.sum() > 0);
  }

  /** Calls that nobody waits for any more, 0 included for every call that was made. */
  public SortedMap<String, Long> givenUp() {
    SortedMap<String, Long> sums = new TreeMap<>();
    counters.forEach((call, counter) -> sums.put(call, counter.givenUp.sum()));
    return sums;
  }

  /** Of one call. */
  private static final class Counter {

    private final LongAdder ok = new LongAdder();
    private final LongAdder givenUp = new LongAdder();
    private final Map<LibvirtFailure.Kind, LongAdder> failures =
        new EnumMap<>(LibvirtFailure.Kind.class);

    Counter() {
      for (LibvirtFailure.Kind kind : LibvirtFailure.Kind.values()) {
        failures.put(kind, new LongAdder());
      }
    }

    LongAdder failed(LibvirtFailure.Kind kind) {
      return Objects.requireNonNull(failures.get(kind));
    }

    void addTo(Map<Outcome, Long> sums, String call) {
      add(sums, call, OK, ok);
      failures.forEach(
          (kind, count) -> add(sums, call, kind.name().toLowerCase(Locale.ROOT), count));
    }

    private static void add(Map<Outcome, Long> sums, String call, String result, LongAdder count) {
      if (count.sum() > 0) {
        sums.put(new Outcome(call, result), count.sum());
      }
    }
  }
}
