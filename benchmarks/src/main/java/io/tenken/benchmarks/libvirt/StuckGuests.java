package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import io.tenken.benchmarks.scrape.Measurement;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.libvirt.Guest;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Scrapes while guests are stopped, beside scrapes while all of them run, in turns. */
final class StuckGuests {

  private static final int WARM_UP = 20;
  private static final int ROUNDS = 3;
  private static final int SCRAPES_A_ROUND = 7;
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final String DISKS = "libvirt_domain_block_stats_read_bytes_total";

  private static final String HEADER =
      """
      | stopped | healthy ms | first scrape ms, slowest of 3 | later scrapes ms | later : healthy | guests with disk counters, first and later |
      |---|---|---|---|---|---|"""
          .stripTrailing();

  private final Path launcher;
  private final String uri;
  private final PrintStream out;

  StuckGuests(Path launcher, String uri, PrintStream out) {
    this.launcher = launcher;
    this.uri = uri;
    this.out = out;
  }

  void header() {
    out.println(HEADER);
  }

  void row(List<Guest> guests, int count, Machine machine) throws Exception {
    List<Guest> stopped = guests.subList(0, count);
    List<Measurement> healthy = new ArrayList<>();
    List<Measurement> first = new ArrayList<>();
    List<Measurement> later = new ArrayList<>();
    try (ExporterProcess tenken = Exporters.tenken(launcher, uri, List.of())) {
      tenken.scrape(WARM_UP);
      for (int round = 0; round < ROUNDS; round++) {
        awaitAll(tenken, guests.size());
        healthy.add(scrapes(tenken, machine, SCRAPES_A_ROUND));
        stopped.forEach(Guest::freeze);
        try {
          first.add(scrapes(tenken, machine, 1));
          later.add(scrapes(tenken, machine, SCRAPES_A_ROUND));
        } finally {
          stopped.forEach(Guest::thaw);
        }
      }
    }
    double healthyMillis = Measurement.sum(healthy).median();
    double laterMillis = Measurement.sum(later).median();
    out.printf(
        "| %d of %d | %.0f | %.0f | %.0f | %.2f | %d, %d |%n",
        count,
        guests.size(),
        healthyMillis,
        Measurement.sum(first).slowest(),
        laterMillis,
        laterMillis / healthyMillis,
        fewestGuests(first),
        fewestGuests(later));
  }

  private static Measurement scrapes(ExporterProcess tenken, Machine machine, int times)
      throws Exception {
    return Measurement.of(tenken::scrape, machine.clocks(tenken), times);
  }

  private static void awaitAll(ExporterProcess tenken, int guests) {
    Await.until(
        "all guests answer",
        RECOVERY,
        () -> {
          try {
            return tenken.scrape().lines().filter(line -> line.startsWith(DISKS)).count() == guests;
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static long fewestGuests(List<Measurement> rounds) {
    return rounds.stream()
        .mapToLong(round -> LibvirtPage.series(round.lastAnswer(), DISKS))
        .min()
        .orElseThrow();
  }
}
