package io.tenken.benchmarks.bgp;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What scrapes of one exporter cost.
 *
 * @param millis median time of a scrape
 * @param exporterCpu milliseconds of CPU a scrape, of the exporter and the children it ran
 * @param daemonCpu the same of the routing daemons
 * @param series about BGP and BFD
 */
record Cost(double millis, double exporterCpu, double daemonCpu, long series) {

  static final String HEAD =
      """
      | daemon | exporter | scrape ms | CPU ms: exporter + daemon | series | time ratio | CPU ratio |
      |---|---|---|---|---|---|---|"""
          .stripTrailing();

  /** USER_HZ of Linux on all machines that we run on. */
  private static final double MILLIS_PER_TICK = 10;

  /** Fields 14 to 17, own and of children that have ended, counted behind the command. */
  private static final int FIRST_TICKS = 11;

  private static final int LAST_TICKS = 14;

  /** One scrape after the other. */
  static Cost of(Peer peer, List<Long> daemons, int scrapes)
      throws IOException, InterruptedException {
    double exporter = cpuMillis(peer.pids());
    double daemon = cpuMillis(daemons);
    List<Double> times = new ArrayList<>();
    String page = "";
    for (int i = 0; i < scrapes; i++) {
      long start = System.nanoTime();
      page = peer.scrape();
      times.add((System.nanoTime() - start) / 1e6);
    }
    Collections.sort(times);
    return new Cost(
        times.get(times.size() / 2),
        (cpuMillis(peer.pids()) - exporter) / scrapes,
        (cpuMillis(daemons) - daemon) / scrapes,
        page.lines()
            .filter(line -> line.matches("(bird|frr|ingress)_(protocol|b)[a-z]*_.*"))
            .count());
  }

  static Cost median(List<Cost> rounds) {
    return rounds.stream()
        .sorted(Comparator.comparingDouble(Cost::millis))
        .skip(rounds.size() / 2)
        .findFirst()
        .orElseThrow();
  }

  private double cpu() {
    return exporterCpu + daemonCpu;
  }

  void print(PrintStream out, String daemon, String exporter, Cost other) {
    out.printf(
        "| %s | %s | %.1f | %.1f + %.1f = %.1f | %d | %.2f | %.2f |%n",
        daemon,
        exporter,
        millis,
        exporterCpu,
        daemonCpu,
        cpu(),
        series,
        millis / other.millis,
        cpu() / other.cpu());
  }

  private static double cpuMillis(Collection<Long> pids) {
    return pids.stream().mapToDouble(Cost::cpuMillis).sum();
  }

  private static double cpuMillis(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      double ticks = 0;
      for (int i = FIRST_TICKS; i <= LAST_TICKS; i++) {
        ticks += Long.parseLong(fields[i]);
      }
      return ticks * MILLIS_PER_TICK;
    } catch (IOException ended) {
      return 0;
    }
  }
}
