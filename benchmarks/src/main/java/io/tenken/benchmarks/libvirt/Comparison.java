package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.benchmarks.scrape.Measurement;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Debian's exporter and ours on the same guests, in turns, so that both see the same noise.
 *
 * <p>Ours asks some things at a pace of its own, so what a scrape costs depends on the time between
 * two. To wait 15 s between scrapes would take a quarter of an hour a table, so time runs 15 times
 * as fast here: a scrape a second, and every pace divided by 15.
 */
final class Comparison {

  private static final int WARM_UP = 20;
  private static final int ROUNDS = 2;
  private static final int SCRAPES_A_ROUND = 10;

  /** Before each round, since what had its own pace has fallen behind while the other one ran. */
  private static final int LEAD = 6;

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** The defaults, divided by 15. */
  private static final List<String> FIFTEEN_TIMES_AS_FAST =
      List.of("--memory.interval=4s", "--cpu.haltpoll-interval=20s", "--block.size-interval=20s");

  private static final String HEADER =
      """
      | guests | exporter | scrape ms (slowest) | CPU ms: exporter + libvirtd + QEMUs | series | a guest | time | CPU | CPU a series |
      |---|---|---|---|---|---|---|---|---|"""
          .stripTrailing();

  private final Path launcher;
  private final LibvirtLab lab;
  private final PrintStream out;

  Comparison(Path launcher, LibvirtLab lab, PrintStream out) {
    this.launcher = launcher;
    this.lab = lab;
    this.out = out;
  }

  void header() {
    out.println("Debian 0.2.0 is 1 in the last three columns. Medians of 20 scrapes, in turns.");
    out.println();
    out.println(HEADER);
  }

  void rows(int guests, Machine machine) throws Exception {
    List<Measurement> theirs = new ArrayList<>();
    List<Measurement> ours = new ArrayList<>();
    try (ExporterProcess debian = Exporters.debian(lab.adminUri());
        ExporterProcess tenken = Exporters.tenken(launcher, lab.uri(), FIFTEEN_TIMES_AS_FAST)) {
      debian.scrape(WARM_UP / 4);
      tenken.scrape(WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        theirs.add(round(debian, machine, SCRAPES_A_ROUND));
        round(tenken, machine, LEAD);
        ours.add(round(tenken, machine, SCRAPES_A_ROUND));
      }
    }
    Measurement debian = Measurement.sum(theirs);
    row(guests, "Debian 0.2.0", debian, debian);
    row(guests, "Tenken", Measurement.sum(ours), debian);
  }

  private static Measurement round(ExporterProcess exporter, Machine machine, int scrapes)
      throws Exception {
    return Measurement.of(exporter::scrape, machine.clocks(exporter), scrapes, SECOND);
  }

  private void row(int guests, String name, Measurement ours, Measurement debian) {
    long series = LibvirtPage.series(ours.lastAnswer());
    double cpuASeries = ours.cpu() / series;
    double cpuASeriesOfDebian = debian.cpu() / LibvirtPage.series(debian.lastAnswer());
    out.printf(
        "| %d | %s | %.0f (%.0f) | %.0f + %.0f + %.0f = %.0f | %d | %.1f | %.2f | %.2f | %.2f |%n",
        guests,
        name,
        ours.median(),
        ours.slowest(),
        ours.cpu(Machine.EXPORTER),
        ours.cpu(Machine.DAEMON),
        ours.cpu(Machine.GUESTS),
        ours.cpu(),
        series,
        (double) series / guests,
        ours.median() / debian.median(),
        ours.cpu() / debian.cpu(),
        cpuASeries / cpuASeriesOfDebian);
  }
}
