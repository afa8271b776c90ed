package io.tenken.benchmarks.bgp;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.benchmarks.scrape.Measurement;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Their exporter and ours on the same daemons, in turns, so that all see the same noise. */
final class Contest {

  /** Theirs are compiled before they are started. */
  private static final int PEER_WARM_UP = 100;

  /**
   * Six hours at a scrape every 15 s, until Java has compiled what it runs: ours run for months.
   */
  private static final int WARM_UP = 1_500;

  /** So many times the pace of what is measured; what has a pace of its own is to be warm, too. */
  private static final int WARM_UP_HURRY = 10;

  private static final int ROUNDS = 5;

  /** A multiple of the scrapes between two questions that have their own pace. */
  private static final int SCRAPES_A_ROUND = 20;

  private static final int EXPORTER = 0;
  private static final int DAEMON = 1;

  private record Entry(
      String name, ExporterProcess exporter, int warmUp, List<Measurement> rounds) {}

  private final String daemon;
  private final DoubleSupplier daemonCpu;
  private final Duration period;
  private final List<Entry> entries = new ArrayList<>();

  /**
   * @param daemon what is asked, in words
   * @param period from the start of a scrape to that of the next; zero for one right after the
   *     other
   */
  Contest(String daemon, DoubleSupplier daemonCpu, Duration period) {
    this.daemon = daemon;
    this.daemonCpu = daemonCpu;
    this.period = period;
  }

  static void head(PrintStream out) {
    out.println(
        "| daemon | exporter | scrape ms (slowest) | CPU ms: exporter + daemon | series | time | CPU"
            + " |");
    out.println("|---|---|---|---|---|---|---|");
  }

  /** What the others are compared with; added first. */
  Contest peer(String name, ExporterProcess exporter) {
    entries.add(new Entry(name, exporter, PEER_WARM_UP, new ArrayList<>()));
    return this;
  }

  Contest ours(String name, ExporterProcess exporter) {
    entries.add(new Entry(name, exporter, WARM_UP, new ArrayList<>()));
    return this;
  }

  /** Prints a row for each. */
  void run(PrintStream out) throws Exception {
    for (Entry entry : entries) {
      Duration hurried = period.dividedBy(WARM_UP_HURRY);
      Measurement.of(entry.exporter::scrape, List.of(), entry.warmUp, hurried);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Entry entry : entries) {
        List<DoubleSupplier> clocks = List.of(entry.exporter.cpu(), daemonCpu);
        entry.rounds.add(Measurement.of(entry.exporter::scrape, clocks, SCRAPES_A_ROUND, period));
      }
    }
    Measurement first = Measurement.sum(entries.get(0).rounds);
    for (Entry entry : entries) {
      row(out, entry.name, Measurement.sum(entry.rounds), first);
    }
  }

  private void row(PrintStream out, String name, Measurement own, Measurement first) {
    out.printf(
        "| %s | %s | %.1f (%.1f) | %.1f + %.1f = %.1f | %d | %.2f | %.2f |%n",
        daemon,
        name,
        own.median(),
        own.slowest(),
        own.cpu(EXPORTER),
        own.cpu(DAEMON),
        own.cpu(),
        series(own.lastAnswer()),
        own.median() / first.median(),
        own.cpu() / first.cpu());
  }

  /** About BGP and BFD. */
  private static long series(String page) {
    return page.lines()
        .filter(line -> line.matches("(bird|frr|ingress)_(protocol|b)[a-z]*_.*"))
        .count();
  }
}
