package io.tenken.benchmarks.encode;

import io.tenken.benchmarks.encode.EncodeBenchmark.Library;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints, as Markdown, medians and garbage of writing one page by each library, and the ratio of
 * each to the better of the others. Takes about three minutes. Exits with 1 if a goal is missed, or
 * if ours has become slower than {@link #RECORDED_RATIO} by a tenth.
 */
public final class EncodeBench {

  private static final double BYTES_PER_MEGABYTE = 1e6;

  private static final double MOST_RATIO = 0.25;
  private static final double MOST_MILLIS = 40;
  private static final double MOST_MEGABYTES = 8;

  /** What docs/performance.md says of the page written; to be entered anew when it gets better. */
  private static final double RECORDED_RATIO = 0.16;

  private static final double TOLERATED_REGRESSION = 1.1;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private EncodeBench() {}

  public static void main(String[] args) throws RunnerException {
    System.exit(new EncodeBench().run() ? 0 : 1);
  }

  /** Whether all goals were reached. */
  private boolean run() throws RunnerException {
    out.println(
        "| %,d samples, 4 labels | library | median ms | MB allocated | ratio | target |"
            .formatted(Fleet.SAMPLES));
    out.println("|---|---|---|---|---|---|");
    Map<Library, Figures> page = figures("encode");
    print(
        "page written",
        page,
        "<= %.2f, <= %.0f ms, <= %.0f MB".formatted(MOST_RATIO, MOST_MILLIS, MOST_MEGABYTES));
    print("samples taken and page written", figures("collectAndEncode"), "");

    Figures ours = Objects.requireNonNull(page.get(Library.TENKEN));
    double ratio = ours.medianMillis() / betterOfTheOthers(page);
    boolean fast = reached("ratio", ratio, MOST_RATIO);
    boolean prompt = reached("median ms", ours.medianMillis(), MOST_MILLIS);
    boolean lean = reached("MB allocated", ours.megabytes(), MOST_MEGABYTES);
    boolean asFastAsBefore =
        reached("recorded ratio and a tenth", ratio, RECORDED_RATIO * TOLERATED_REGRESSION);
    return fast && prompt && lean && asFastAsBefore;
  }

  private boolean reached(String goal, double figure, double most) {
    if (figure > most) {
      out.printf("%nmissed: %s: %.3f is more than %.3f%n", goal, figure, most);
    }
    return figure <= most;
  }

  private static double betterOfTheOthers(Map<Library, Figures> figures) {
    return figures.entrySet().stream()
        .filter(entry -> entry.getKey() != Library.TENKEN)
        .mapToDouble(entry -> entry.getValue().medianMillis())
        .min()
        .orElseThrow();
  }

  private void print(String what, Map<Library, Figures> figures, String target) {
    double better = betterOfTheOthers(figures);
    figures.forEach(
        (library, figure) ->
            out.printf(
                "| %s | %s | %.1f | %.1f | %.2f | %s |%n",
                what,
                library.title(),
                figure.medianMillis(),
                figure.megabytes(),
                figure.medianMillis() / better,
                library == Library.TENKEN ? target : ""));
  }

  private static Map<Library, Figures> figures(String benchmark) throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(EncodeBenchmark.class.getName() + "\\." + benchmark + "$")
                    .addProfiler(GCProfiler.class)
                    .forks(2)
                    .warmupIterations(5)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(8)
                    .measurementTime(TimeValue.seconds(1))
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    Map<Library, Figures> figures = new EnumMap<>(Library.class);
    for (RunResult result : results) {
      figures.put(Library.valueOf(result.getParams().getParam("library")), Figures.of(result));
    }
    return figures;
  }

  /** What one library has shown. */
  private record Figures(double medianMillis, double megabytes) {
    static Figures of(RunResult result) {
      Result<?> garbage =
          Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"));
      return new Figures(
          result.getPrimaryResult().getStatistics().getPercentile(50),
          garbage.getScore() / BYTES_PER_MEGABYTE);
    }
  }
}
