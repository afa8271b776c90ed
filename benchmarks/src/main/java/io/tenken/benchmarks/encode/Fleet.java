package io.tenken.benchmarks.encode;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * 50,000 samples as a large node has them: 10 metrics of 5,000 disks, four labels each. Half of the
 * metrics count bytes and requests, the other half are seconds with nine decimals. Always the same
 * numbers.
 */
final class Fleet {

  static final int METRICS = 10;
  static final int ROWS = 5_000;
  static final int SAMPLES = METRICS * ROWS;
  static final List<String> LABELS = List.of("domain", "uuid", "device", "serial");

  private static final int DISKS_A_GUEST = 4;
  private static final long MOST_BYTES = 10_000_000_000_000L;
  private static final long MOST_NANOS = 100_000_000_000_000L;

  private final String[][] labelValues = new String[ROWS][];
  private final double[][] values = new double[METRICS][ROWS];

  Fleet() {
    SplittableRandom random = new SplittableRandom(20_261_125);
    for (int row = 0; row < ROWS; row++) {
      int guest = row / DISKS_A_GUEST;
      labelValues[row] =
          new String[] {
            "instance-%08x".formatted(guest),
            new UUID(guest, guest).toString(),
            "vd" + (char) ('a' + row % DISKS_A_GUEST),
            new UUID(row, row).toString()
          };
      for (int metric = 0; metric < METRICS; metric++) {
        values[metric][row] =
            isCount(metric) ? random.nextLong(MOST_BYTES) : random.nextLong(MOST_NANOS) / 1e9;
      }
    }
  }

  static String name(int metric) {
    return "libvirt_domain_block_figure_" + (char) ('a' + metric);
  }

  static String help(int metric) {
    return "Figure number " + metric + " of a disk.";
  }

  /** Whether all values of the metric are integers. */
  static boolean isCount(int metric) {
    return metric % 2 == 0;
  }

  /** In the order of {@link #LABELS}; not to be changed. */
  String[] labelValues(int row) {
    return labelValues[row];
  }

  double value(int metric, int row) {
    return values[metric][row];
  }
}
