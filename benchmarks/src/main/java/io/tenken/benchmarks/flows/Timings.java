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
   * The median of the ratios round by round, 1 if both take the same time: what a busy neighbour
   * costs in one round, it costs both.
   *
   * @param other was timed in turns with this, as many times
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
