package io.tenken.benchmarks.libvirt;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;

/** Rows of Markdown, as they stand in {@code docs/performance.md}. */
final class Table {

  static final String SCRAPES =
      """
      | guests | exporter | scrape ms | CPU ms: exporter + libvirtd + QEMUs | series | series a guest | time ratio | CPU ratio | CPU ratio a series |
      |---|---|---|---|---|---|---|---|---|"""
          .stripTrailing();

  static final String STUCK =
      """
      | stopped guests | healthy ms | first scrape ms | later scrapes ms | later : healthy | series, healthy and later |
      |---|---|---|---|---|---|"""
          .stripTrailing();

  private Table() {}

  static Measurement median(List<Measurement> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Measurement::millis))
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  static void scrapes(PrintStream out, int guests, Measurement theirs, Measurement ours) {
    out.printf("| %d | Debian 0.2.0 | %s | | | |%n", guests, columns(theirs, guests));
    out.printf(
        "| %d | Tenken | %s | %.2f | %.2f | %.2f |%n",
        guests,
        columns(ours, guests),
        ours.millis() / theirs.millis(),
        ours.cpu() / theirs.cpu(),
        ours.cpuPerSeries() / theirs.cpuPerSeries());
  }

  private static String columns(Measurement m, int guests) {
    return "%.0f | %.0f + %.0f + %.0f = %.0f | %d | %.1f"
        .formatted(
            m.millis(),
            m.exporterCpu(),
            m.daemonCpu(),
            m.guestCpu(),
            m.cpu(),
            m.series(),
            (double) m.series() / guests);
  }

  static void stuck(
      PrintStream out, String what, Measurement healthy, Measurement first, Measurement later) {
    out.printf(
        "| %s | %.0f | %.0f | %.0f | %.2f | %d, %d |%n",
        what,
        healthy.millis(),
        first.millis(),
        later.millis(),
        later.millis() / healthy.millis(),
        healthy.series(),
        later.series());
  }
}
