package io.tenken.benchmarks.units;

import io.tenken.benchmarks.scrape.CpuClock;
import io.tenken.testkit.lab.systemd.SystemdLab;
import java.util.List;
import java.util.function.DoubleSupplier;

/** CPU time of systemd and of the bus, of which each has one thread. */
final class SystemdClocks {

  /** Places of the clocks. */
  static final int SYSTEMD = 0;

  static final int BUS = 1;

  private SystemdClocks() {}

  static List<DoubleSupplier> of(SystemdLab lab) {
    return List.of(
        CpuClock.exactlyOf(List.of(lab.pid())), CpuClock.exactlyOf(List.of(lab.busPid())));
  }
}
