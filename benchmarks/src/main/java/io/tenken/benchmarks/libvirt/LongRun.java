package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What a process holds while it is scraped a thousand times. */
final class LongRun {

  private static final int STEPS = 5;
  private static final int SCRAPES_A_STEP = 200;
  private static final int KIB_PER_MIB = 1024;

  private LongRun() {}

  static void print(PrintStream out, Path launcher, String uri) throws Exception {
    out.println("| scrapes | resident MiB | threads | descriptors |");
    out.println("|---|---|---|---|");
    try (ExporterProcess tenken = Exporters.tenken(launcher, uri, List.of())) {
      for (int step = 1; step <= STEPS + 1; step++) {
        tenken.scrape(SCRAPES_A_STEP);
        Held held = Held.by(tenken.mainPid());
        out.printf(
            "| %d | %.1f | %d | %d |%n",
            step * SCRAPES_A_STEP,
            (double) held.residentKib() / KIB_PER_MIB,
            held.threads(),
            held.descriptors());
      }
    }
  }
}
