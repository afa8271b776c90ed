package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** CPU time and memory of processes, from {@code /proc}; one that has ended counts nothing. */
final class CpuClock {

  /** USER_HZ of Linux on all machines that we run on. */
  private static final double MILLIS_PER_TICK = 10;

  /** Fields 14 and 15 of {@code stat}, counted behind the command, which may hold blanks. */
  private static final int USER_TICKS = 11;

  private static final double NANOS_PER_MILLI = 1e6;

  private CpuClock() {}

  /** Milliseconds of all together, threads that have ended included; in steps of 10 ms each. */
  static double millis(Collection<Long> pids) {
    return pids.stream().mapToDouble(CpuClock::millis).sum();
  }

  /**
   * Milliseconds of all together, threads that have ended left out; exact. For the many QEMUs, of
   * which each uses less than a step of the coarse clock for a scrape.
   */
  static double exactMillis(Collection<Long> pids) {
    return pids.stream().mapToDouble(CpuClock::exactMillis).sum();
  }

  /** Resident memory in KiB; 0 if the process has ended. */
  static long residentKib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.replaceAll("\\D", ""))
          .mapToLong(Long::parseLong)
          .findFirst()
          .orElse(0);
    } catch (IOException ended) {
      return 0;
    }
  }

  private static double millis(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
      long ticks =
          Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(USER_TICKS + 1));
      return ticks * MILLIS_PER_TICK;
    } catch (IOException ended) {
      return 0;
    }
  }

  private static double exactMillis(long pid) {
    double millis = 0;
    Path tasks = Path.of("/proc", Long.toString(pid), "task");
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        String onCpu = Files.readString(thread.resolve("schedstat")).split(" ", 2)[0];
        millis += Long.parseLong(onCpu) / NANOS_PER_MILLI;
      }
    } catch (IOException | UncheckedIOException ended) {
      return millis;
    }
    return millis;
  }
}
