package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * What scrapes of one exporter cost.
 *
 * @param millis median time of a scrape
 * @param slowestMillis the longest of them
 * @param exporterCpu milliseconds of CPU a scrape, of the exporter
 * @param daemonCpu the same of libvirtd
 * @param guestCpu the same of all QEMUs together
 * @param series of the exporter on libvirt's guests
 */
record Measurement(
    double millis,
    double slowestMillis,
    double exporterCpu,
    double daemonCpu,
    double guestCpu,
    long series) {

  double cpu() {
    return exporterCpu + daemonCpu + guestCpu;
  }

  double cpuPerSeries() {
    return cpu() / series;
  }

  /** One scrape after the other. */
  static Measurement of(Peer peer, Machine machine, int scrapes)
      throws IOException, InterruptedException {
    double exporter = CpuClock.millis(peer.pids());
    double daemon = CpuClock.millis(machine.daemon());
    double guests = CpuClock.millis(machine.guests());
    List<Double> times = new ArrayList<>();
    String page = "";
    for (int i = 0; i < scrapes; i++) {
      long start = System.nanoTime();
      page = peer.scrape();
      times.add((System.nanoTime() - start) / 1e6);
    }
    Collections.sort(times);
    return new Measurement(
        times.get(times.size() / 2),
        times.get(times.size() - 1),
        (CpuClock.millis(peer.pids()) - exporter) / scrapes,
        (CpuClock.millis(machine.daemon()) - daemon) / scrapes,
        (CpuClock.millis(machine.guests()) - guests) / scrapes,
        series(page));
  }

  /** Not those about the exporter itself, which do not grow with the guests. */
  private static long series(String page) {
    return page.lines()
        .filter(line -> line.startsWith("libvirt_"))
        .filter(line -> !line.startsWith("libvirt_scrape_") && !line.startsWith("libvirt_exporter"))
        .count();
  }

  /** Processes that work for a scrape beside the exporter. */
  record Machine(Collection<Long> daemon, Collection<Long> guests) {}
}
