package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** What a process holds while time passes, looked at once a second. Used by one thread. */
final class SoakHoldings {

  private static final double MOST_KIB_IN_TEN_MINUTES = 1024;
  private static final int SECONDS_OF_TEN_MINUTES = 600;

  /** Threads that hang on stopped guests come and go. */
  private static final int MOST_MORE_ENTRIES = 8;

  /** Of the looks: caches, code and heap find their size first. */
  private static final double SETTLING = 1.0 / 3;

  private final long pid;
  private final List<Look> looks = new ArrayList<>();

  SoakHoldings(long pid) {
    this.pid = pid;
  }

  private record Look(long second, Held held) {}

  void look() throws IOException {
    looks.add(new Look(System.nanoTime() / 1_000_000_000L, Held.by(pid)));
  }

  boolean areWell() {
    return residentSlope() < MOST_KIB_IN_TEN_MINUTES
        && growth(Held::threads) <= MOST_MORE_ENTRIES
        && growth(Held::descriptors) <= MOST_MORE_ENTRIES;
  }

  void print(PrintStream out) {
    out.println("| | at the beginning | most | at the end |");
    out.println("|---|---|---|---|");
    row(out, "resident KiB", Held::residentKib);
    row(out, "threads", Held::threads);
    row(out, "descriptors", Held::descriptors);
    out.printf(
        "%nResident memory over the last two thirds: %+.0f KiB in 10 minutes.%n", residentSlope());
  }

  private void row(PrintStream out, String name, ToLongFunction<Held> part) {
    out.printf(
        "| %s | %d | %d | %d |%n",
        name,
        part.applyAsLong(looks.get(0).held()),
        looks.stream().map(Look::held).mapToLong(part).max().orElseThrow(),
        part.applyAsLong(looks.get(looks.size() - 1).held()));
  }

  private long growth(ToLongFunction<Held> part) {
    return part.applyAsLong(looks.get(looks.size() - 1).held())
        - part.applyAsLong(looks.get(0).held());
  }

  /** By least squares, in KiB in ten minutes. */
  private double residentSlope() {
    List<Look> settled = looks.subList((int) (looks.size() * SETTLING), looks.size());
    double seconds = settled.stream().mapToLong(Look::second).average().orElseThrow();
    double kib =
        settled.stream().mapToLong(look -> look.held().residentKib()).average().orElseThrow();
    double product = 0;
    double square = 0;
    for (Look look : settled) {
      product += (look.second() - seconds) * (look.held().residentKib() - kib);
      square += (look.second() - seconds) * (look.second() - seconds);
    }
    return square == 0 ? 0 : product / square * SECONDS_OF_TEN_MINUTES;
  }
}
