package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What scrapes of one exporter took and cost.
 *
 * @param millis of each scrape
 * @param exporterCpu milliseconds of CPU of the exporter, over all scrapes
 * @param daemonCpu the same of libvirtd
 * @param guestCpu the same of all QEMUs together
 * @param lastPage as it was served
 */
record Measurement(
    List<Double> millis, double exporterCpu, double daemonCpu, double guestCpu, String lastPage) {

  Measurement {
    millis = List.copyOf(millis);
  }

  /** Processes that work for a scrape beside the exporter. */
  record Machine(Collection<Long> daemon, Collection<Long> guests) {}

  /**
   * @param period from the start of a scrape to that of the next; zero for one right after the
   *     other
   */
  static Measurement of(Peer peer, Machine machine, int scrapes, Duration period)
      throws IOException, InterruptedException {
    double exporter = CpuClock.millis(peer.pids());
    double daemon = CpuClock.millis(machine.daemon());
    double guests = CpuClock.exactMillis(machine.guests());
    List<Double> times = new ArrayList<>();
    String page = "";
    for (int i = 0; i < scrapes; i++) {
      long start = System.nanoTime();
      page = peer.scrape();
      long took = System.nanoTime() - start;
      times.add(took / 1e6);
      TimeUnit.NANOSECONDS.sleep(Math.max(0, period.toNanos() - took));
    }
    return new Measurement(
        times,
        CpuClock.millis(peer.pids()) - exporter,
        CpuClock.millis(machine.daemon()) - daemon,
        CpuClock.exactMillis(machine.guests()) - guests,
        page);
  }

  /** Both together, as if one had gone on where the other ended. */
  Measurement plus(Measurement later) {
    List<Double> times = new ArrayList<>(millis);
    times.addAll(later.millis);
    return new Measurement(
        times,
        exporterCpu + later.exporterCpu,
        daemonCpu + later.daemonCpu,
        guestCpu + later.guestCpu,
        later.lastPage);
  }

  double median() {
    List<Double> sorted = millis.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double slowest() {
    return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  double exporterCpuPerScrape() {
    return exporterCpu / millis.size();
  }

  double daemonCpuPerScrape() {
    return daemonCpu / millis.size();
  }

  double guestCpuPerScrape() {
    return guestCpu / millis.size();
  }

  double cpuPerScrape() {
    return exporterCpuPerScrape() + daemonCpuPerScrape() + guestCpuPerScrape();
  }

  double cpuPerSeries() {
    return cpuPerScrape() / series();
  }

  /** Those on guests; those about the exporter itself do not grow with them. */
  long series() {
    return lastPage
        .lines()
        .filter(line -> line.startsWith("libvirt_"))
        .filter(line -> !line.startsWith("libvirt_scrape_") && !line.startsWith("libvirt_exporter"))
        .count();
  }

  /** Of one metric on the last page. */
  long series(String metric) {
    return lastPage.lines().filter(line -> line.startsWith(metric + "{")).count();
  }
}
