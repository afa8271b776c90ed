package io.tenken.dirtyflow.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds flows that have table, priority and match in common. No switch holds two of them, so a dump
 * that does is two dumps in one, or leaves a part of a match out.
 */
public final class RepeatedKeys {

  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private RepeatedKeys() {}

  /**
   * A flow that was there before.
   *
   * @param row of the flow
   * @param earlier row of the first flow like it
   */
  public record Repeated(int row, int earlier) {}

  /** All flows but the first of each key, by rising row. */
  public static List<Repeated> in(FlowTable table) {
    Columns columns = table.columns();
    int[] slots = new int[Integer.highestOneBit(Math.max(columns.size, 8)) * 4];
    int mask = slots.length - 1;
    List<Repeated> repeated = new ArrayList<>();
    for (int row = 0; row < columns.size; row++) {
      int slot = (int) hash(columns, row) & mask;
      while (slots[slot] != 0 && !isSameKey(columns, slots[slot] - 1, row)) {
        slot = slot + 1 & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = row + 1;
      } else {
        repeated.add(new Repeated(row, slots[slot] - 1));
      }
    }
    return repeated;
  }

  private static boolean isSameKey(Columns columns, int row, int other) {
    return columns.table[row] == columns.table[other]
        && columns.priority[row] == columns.priority[other]
        && Arrays.equals(
            columns.matchData,
            columns.matchStart[row],
            columns.matchStart[row + 1],
            columns.matchData,
            columns.matchStart[other],
            columns.matchStart[other + 1]);
  }

  private static long hash(Columns columns, int row) {
    long place = (long) columns.table[row] << 16 | columns.priority[row];
    int start = columns.matchStart[row];
    long hash = BytePool.hash(columns.matchData, start, columns.matchStart[row + 1]);
    hash = (hash ^ place) * MULTIPLIER;
    return hash ^ hash >>> 32;
  }
}
