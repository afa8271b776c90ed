package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.LibvirtFailure;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many calls to libvirt were made, what became of them, and which were given up. Thread-safe.
 */
public final class CallCounts {

  private static final String OK = "ok";

  private final ConcurrentMap<Outcome, LongAdder> outcomes = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<String, LongAdder> givenUp = new ConcurrentSkipListMap<>();

  /** The call that each thread is in; taken out when it returns or is given up. */
  private final ConcurrentMap<Thread, String> underWay = new ConcurrentHashMap<>();

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

  void begin(String call) {
    underWay.put(Thread.currentThread(), call);
    givenUp.computeIfAbsent(call, name -> new LongAdder());
  }

  void ended(String call) {
    count(call, OK);
  }

  void ended(String call, LibvirtFailure.Kind failure) {
    count(call, failure.name().toLowerCase(Locale.ROOT));
  }

  /** The thread's call has not returned in time; nobody waits for it any more. */
  public void gaveUp(Thread thread) {
    String call = underWay.remove(thread);
    if (call != null) {
      givenUp.computeIfAbsent(call, name -> new LongAdder()).increment();
    }
  }

  /** Calls that have returned. */
  public SortedMap<Outcome, Long> outcomes() {
    SortedMap<Outcome, Long> sums = new TreeMap<>();
    outcomes.forEach((outcome, count) -> sums.put(outcome, count.sum()));
    return sums;
  }

  /** True once libvirt has given an answer. */
  public boolean anySuccess() {
    return outcomes.keySet().stream().anyMatch(outcome -> outcome.result().equals(OK));
  }

  /** Calls that nobody waits for any more, 0 included for every call that was made. */
  public SortedMap<String, Long> givenUp() {
    SortedMap<String, Long> sums = new TreeMap<>();
    givenUp.forEach((call, count) -> sums.put(call, count.sum()));
    return sums;
  }

  private void count(String call, String result) {
    underWay.remove(Thread.currentThread());
    outcomes.computeIfAbsent(new Outcome(call, result), key -> new LongAdder()).increment();
  }
}
