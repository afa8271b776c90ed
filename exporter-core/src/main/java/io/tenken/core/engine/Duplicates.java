package io.tenken.core.engine;

import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import java.util.BitSet;
import java.util.Optional;

/**
 * Finds rows that have the labels of an earlier row of the same metric, and leaves them out. A hash
 * table of row numbers: no object a row, so that 50,000 rows cost milliseconds.
 */
final class Duplicates {

  private long removed;
  private String first = "";

  /** {@code family} itself if there is nothing to remove. */
  MetricFamily removedFrom(MetricFamily family) {
    BitSet later = laterRows(family);
    if (later.isEmpty()) {
      return family;
    }
    if (removed == 0) {
      first = family.definition().name() + labels(family, later.nextSetBit(0));
    }
    removed += later.cardinality();
    return without(family, later);
  }

  long removed() {
    return removed;
  }

  /** Empty if nothing was removed. */
  Optional<String> description() {
    return removed == 0
        ? Optional.empty()
        : Optional.of("%d rows came twice and were dropped, first %s".formatted(removed, first));
  }

  private static BitSet laterRows(MetricFamily family) {
    BitSet later = new BitSet();
    // At most half full, so that chains stay short; a power of two, so that a mask finds the slot.
    int[] slots = new int[Integer.highestOneBit(Math.max(1, family.rows())) * 4];
    int width = family.definition().labelNames().size();
    for (int row = 0; row < family.rows(); row++) {
      int slot = hash(family, row, width) & (slots.length - 1);
      while (slots[slot] != 0 && !sameSeries(family, slots[slot] - 1, row, width)) {
        slot = (slot + 1) & (slots.length - 1);
      }
      if (slots[slot] == 0) {
        slots[slot] = row + 1;
      } else {
        later.set(row);
      }
    }
    return later;
  }

  private static int hash(MetricFamily family, int row, int width) {
    SamplePart part = family.part(row);
    int hash = part == SamplePart.VALUE ? 0 : hash(part, family.boundary(row));
    for (int label = 0; label < width; label++) {
      hash = 31 * hash + family.labelValue(row, label).hashCode();
    }
    // Fibonacci hashing: neighbouring sums must not land in neighbouring slots.
    int spread = hash * 0x9E3779B9;
    return spread ^ (spread >>> 16);
  }

  private static int hash(SamplePart part, double boundary) {
    return part.suffix().hashCode() + Double.hashCode(boundary);
  }

  private static boolean sameSeries(MetricFamily family, int one, int other, int width) {
    if (family.part(one) != family.part(other)
        || Double.compare(family.boundary(one), family.boundary(other)) != 0) {
      return false;
    }
    for (int label = 0; label < width; label++) {
      if (!family.labelValue(one, label).equals(family.labelValue(other, label))) {
        return false;
      }
    }
    return true;
  }

  private static MetricFamily without(MetricFamily family, BitSet rows) {
    MetricFamily.Builder kept = MetricFamily.builder(family.definition(), family.rows());
    int width = family.definition().labelNames().size();
    for (int row = rows.nextClearBit(0); row < family.rows(); row = rows.nextClearBit(row + 1)) {
      String[] labels = new String[width];
      for (int label = 0; label < width; label++) {
        labels[label] = family.labelValue(row, label);
      }
      copy(family, row, labels, kept);
    }
    return kept.build();
  }

  private static void copy(
      MetricFamily family, int row, String[] labels, MetricFamily.Builder target) {
    if (family.part(row) != SamplePart.VALUE) {
      target.addPart(family.part(row), family.boundary(row), family.doubleValue(row), labels);
    } else if (family.isInteger(row)) {
      target.add(family.longValue(row), labels);
    } else {
      target.add(family.doubleValue(row), labels);
    }
  }

  private static String labels(MetricFamily family, int row) {
    StringBuilder text = new StringBuilder("{");
    for (int label = 0; label < family.definition().labelNames().size(); label++) {
      text.append(label == 0 ? "" : ",")
          .append(family.definition().labelNames().get(label))
          .append("=\"")
          .append(family.labelValue(row, label))
          .append('"');
    }
    return text.append('}').toString();
  }
}
