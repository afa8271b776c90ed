package io.tenken.benchmarks.encode;

import io.tenken.benchmarks.encode.EncodeBenchmark.Library;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** What the libraries have shown in turns, and the medians of it. */
final class Rounds {

  private static final double BYTES_PER_MEGABYTE = 1e6;

  private final List<Map<Library, Figures>> rounds = new ArrayList<>();

  /** What one library has shown in one round. */
  private record Figures(double medianMillis, double megabytes) {
    static Figures of(RunResult result) {
      Result<?> garbage =
          Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
      return new Figures(
          result.getPrimaryResult().getStatistics().getPercentile(50),
          garbage.getScore() / BYTES_PER_MEGABYTE);
    }
  }

  /** One round, with a result of each library. */
  void add(Collection<RunResult> results) {
    Map<Library, Figures> round = new EnumMap<>(Library.class);
    for (RunResult result : results) {
      round.put(Library.valueOf(result.getParams().getParam("library")), Figures.of(result));
    }
    rounds.add(round);
  }

  double medianMillis(Library library) {
    return median(round -> millis(round, library));
  }

  double medianMegabytes(Library library) {
    return median(round -> Objects.requireNonNull(round.get(library)).megabytes());
  }

  /** Of its time to that of the better of the two peers in the same round. */
  double medianRatio(Library library) {
    return median(round -> millis(round, library) / betterPeer(round));
  }

  private static double betterPeer(Map<Library, Figures> round) {
    return Math.min(millis(round, Library.SIMPLECLIENT), millis(round, Library.CLIENT_JAVA));
  }

  private static double millis(Map<Library, Figures> round, Library library) {
    return Objects.requireNonNull(round.get(library)).medianMillis();
  }

  private double median(ToDoubleFunction<Map<Library, Figures>> figure) {
    double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
