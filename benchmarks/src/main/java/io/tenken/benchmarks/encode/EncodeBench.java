package io.tenken.benchmarks.encode;

import io.tenken.benchmarks.encode.EncodeBenchmark.Library;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Prints, as Markdown, medians and garbage of writing one page by each library, and the ratio of
 * each to the better of the others. Takes about four minutes. Exits with 1 if a goal is missed, or
 * if ours has become slower than {@link #RECORDED_RATIO} by a tenth.
 *
 * <p>The libraries take turns, and ratios are those of one round, of which the median counts: what
 * a busy neighbour costs, it costs all of a round, and how a JVM compiled a library in one round
 * does not decide.
 */
public final class EncodeBench {

  private static final int ROUNDS = 5;

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
    Rounds page = rounds("encode");
    print(
        "page written",
        page,
        "<= %.2f, <= %.0f ms, <= %.0f MB".formatted(MOST_RATIO, MOST_MILLIS, MOST_MEGABYTES));
    print("samples taken and page written", rounds("collectAndEncode"), "");

    double ratio = page.medianRatio(Library.TENKEN);
    boolean fast = reached("ratio", ratio, MOST_RATIO);
    boolean prompt = reached("median ms", page.medianMillis(Library.TENKEN), MOST_MILLIS);
    boolean lean = reached("MB allocated", page.medianMegabytes(Library.TENKEN), MOST_MEGABYTES);
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

  private void print(String what, Rounds rounds, String target) {
    for (Library library : Library.values()) {
      out.printf(
          "| %s | %s | %.1f | %.1f | %.2f | %s |%n",
          what,
          library.title(),
          rounds.medianMillis(library),
          rounds.medianMegabytes(library),
          rounds.medianRatio(library),
          library == Library.TENKEN ? target : "");
    }
  }

  private static Rounds rounds(String benchmark) throws RunnerException {
    Rounds rounds = new Rounds();
    for (int round = 0; round < ROUNDS; round++) {
      rounds.add(
          new Runner(
                  new OptionsBuilder()
                      .include(EncodeBenchmark.class.getName() + "\\." + benchmark + "$")
                      .addProfiler(GCProfiler.class)
                      .forks(1)
                      .warmupIterations(4)
                      .warmupTime(TimeValue.seconds(1))
                      .measurementIterations(4)
                      .measurementTime(TimeValue.seconds(1))
                      .verbosity(VerboseMode.SILENT)
                      .build())
              .run());
    }
    return rounds;
  }
}
