package io.tenken.benchmarks.flows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations of one thing that was done several times. */
final class Timings {

  private static final double NANOS_PER_MILLI = 1e6;

  private final List<Long> nanos = new ArrayList<>();

  void add(long duration) {
    nanos.add(duration);
  }

  double bestMillis() {
    return Collections.min(nanos) / NANOS_PER_MILLI;
  }

  double medianMillis() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / NANOS_PER_MILLI;
  }
}
