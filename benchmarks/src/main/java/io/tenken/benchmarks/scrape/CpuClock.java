package io.tenken.benchmarks.scrape;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * CPU time of processes in milliseconds, from {@code /proc}; one that has ended counts nothing. A
 * clock is read by {@link DoubleSupplier#getAsDouble()}.
 */
public final class CpuClock {

  /** USER_HZ of Linux on all machines that we run on. */
  private static final double MILLIS_PER_TICK = 10;

  /**
   * Fields 14 to 17 of {@code stat}, own and of children that have ended, counted behind the
   * command, which may hold blanks.
   */
  private static final int FIRST_TICKS = 11;

  private static final int LAST_TICKS = 14;

  private static final double NANOS_PER_MILLI = 1e6;

  private CpuClock() {}

  /**
   * Of all together, with threads and children that have ended; in steps of 10 ms a process.
   *
   * @param pids looked at with every reading
   */
  public static DoubleSupplier of(Supplier<? extends Collection<Long>> pids) {
    return sum(pids, CpuClock::coarse);
  }

  /**
   * Of all together, without threads and children that have ended; exact. For processes that use
   * less than a step of the coarse clock in a scrape.
   */
  public static DoubleSupplier exactlyOf(Collection<Long> pids) {
    List<Long> all = List.copyOf(pids);
    return sum(() -> all, CpuClock::exact);
  }

  private static DoubleSupplier sum(
      Supplier<? extends Collection<Long>> pids, ToDoubleFunction<Long> clock) {
    return () -> pids.get().stream().mapToDouble(clock).sum();
  }

  private static double coarse(long pid) {
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

  private static double exact(long pid) {
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
