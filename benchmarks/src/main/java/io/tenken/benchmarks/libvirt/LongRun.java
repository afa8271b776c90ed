package io.tenken.benchmarks.libvirt;

import io.tenken.benchmarks.scrape.ExporterProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
        long pid = tenken.mainPid();
        out.printf(
            "| %d | %.1f | %d | %d |%n",
            step * SCRAPES_A_STEP,
            (double) residentKib(pid) / KIB_PER_MIB,
            entries(pid, "task"),
            entries(pid, "fd"));
      }
    }
  }

  private static long residentKib(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  private static long entries(long pid, String directory) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of("/proc", Long.toString(pid), directory))) {
      return entries.count();
    }
  }
}
