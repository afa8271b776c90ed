package io.tenken.benchmarks.flows;

import java.util.ArrayList;
import java.util.Arrays;
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

  /**
   * How often the other thing would have fitted into the same time, round by round: what a busy
   * neighbour costs in one round, it costs both.
   */
  double medianRatioTo(Timings other) {
    double[] ratios = new double[nanos.size()];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = nanos.get(round) / (double) other.nanos.get(round);
    }
    Arrays.sort(ratios);
    return ratios[ratios.length / 2];
  }

  double medianMillis() {
    List<Long> sorted = nanos.stream().sorted().toList();
    return sorted.get(sorted.size() / 2) / NANOS_PER_MILLI;
  }
}
