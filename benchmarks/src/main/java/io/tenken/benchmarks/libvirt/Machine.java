package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.CpuClock;
import io.tenken.benchmarks.scrape.ExporterProcess;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Processes that work for a scrape beside the exporter. */
record Machine(List<Long> daemon, List<Long> guests) {

  /** Places of the clocks. */
  static final int EXPORTER = 0;

  static final int DAEMON = 1;
  static final int GUESTS = 2;

  Machine {
    daemon = List.copyOf(daemon);
    guests = List.copyOf(guests);
  }

  List<DoubleSupplier> clocks(ExporterProcess exporter) {
    return List.of(exporter.cpu(), CpuClock.of(() -> daemon), CpuClock.exactlyOf(guests));
  }
}
