package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** CPU time that processes have used, from {@code /proc/PID/stat}. */
final class CpuClock {

  /** USER_HZ of Linux on all machines that we run on. */
  private static final double MILLIS_PER_TICK = 10;

  /** Fields 14 and 15, counted behind the command, which may hold blanks. */
  private static final int USER_TICKS = 11;

  private CpuClock() {}

  /** Milliseconds of all together; a process that has ended counts nothing. */
  static double millis(Collection<Long> pids) {
    return pids.stream().mapToDouble(CpuClock::millis).sum();
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
}
