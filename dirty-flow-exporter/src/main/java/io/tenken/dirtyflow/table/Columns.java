package io.tenken.dirtyflow.table;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The arrays behind a {@link FlowTable}: one element a flow. Grown by {@link FlowTableBuilder}
 * only, and never changed once the table is built.
 */
final class Columns {

  byte[] table;
  char[] priority;
  long[] cookie;
  int[] settings;
  int[] actions;
  int[] matchStart;
  byte[] matchData;
  long[] hashFirst;
  long[] hashSecond;
  long[] durationNanos;
  long[] packets;
  long[] bytes;
  char[] idleAge = new char[0];
  char[] hardAge = new char[0];
  final BitSet withOpaque = new BitSet();
  int size;

  Columns(int capacity, int matchCapacity) {
    table = new byte[capacity];
    priority = new char[capacity];
    cookie = new long[capacity];
    settings = new int[capacity];
    actions = new int[capacity];
    matchStart = new int[capacity + 1];
    matchData = new byte[matchCapacity];
    hashFirst = new long[capacity];
    hashSecond = new long[capacity];
    durationNanos = new long[capacity];
    packets = new long[capacity];
    bytes = new long[capacity];
  }

  void ensureRow() {
    if (size == table.length) {
      resize(size + (size >> 1) + 16);
    }
  }

  void ensureMatch(int more) {
    int needed = matchStart[size] + more;
    if (needed > matchData.length) {
      int grown = matchData.length + (matchData.length >> 1);
      matchData = Arrays.copyOf(matchData, Math.max(grown, needed));
    }
  }

  /** Gives up spare room if there is much of it. */
  void trim() {
    if (table.length - size > size / 16) {
      resize(size);
    }
    if (matchData.length - matchStart[size] > matchStart[size] / 16) {
      matchData = Arrays.copyOf(matchData, matchStart[size]);
    }
  }

  /** Ages are rare: their columns are made when the first one comes. */
  void ages(int idle, int hard) {
    if (idle >= 0) {
      idleAge = withRow(idleAge);
      idleAge[size] = (char) (idle + 1);
    }
    if (hard >= 0) {
      hardAge = withRow(hardAge);
      hardAge[size] = (char) (hard + 1);
    }
  }

  private char[] withRow(char[] column) {
    return column.length > size ? column : Arrays.copyOf(column, table.length);
  }

  private void resize(int capacity) {
    table = Arrays.copyOf(table, capacity);
    priority = Arrays.copyOf(priority, capacity);
    cookie = Arrays.copyOf(cookie, capacity);
    settings = Arrays.copyOf(settings, capacity);
    actions = Arrays.copyOf(actions, capacity);
    matchStart = Arrays.copyOf(matchStart, capacity + 1);
    hashFirst = Arrays.copyOf(hashFirst, capacity);
    hashSecond = Arrays.copyOf(hashSecond, capacity);
    durationNanos = Arrays.copyOf(durationNanos, capacity);
    packets = Arrays.copyOf(packets, capacity);
    bytes = Arrays.copyOf(bytes, capacity);
    idleAge = idleAge.length == 0 ? idleAge : Arrays.copyOf(idleAge, capacity);
    hardAge = hardAge.length == 0 ? hardAge : Arrays.copyOf(hardAge, capacity);
  }

  long retainedBytes() {
    long perRow = 1 + 2 + 8 + 4 + 4 + 4 + 5 * 8;
    return perRow * table.length
        + matchData.length
        + 2L * (idleAge.length + hardAge.length)
        + withOpaque.size() / 8;
  }
}
