package io.tenken.dirtyflow.table;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Tells flows that were modified from those that came and went. */
final class ChangeCounter {

  private ChangeCounter() {}

  static FlowChanges count(FlowTable before, BitSet taken, FlowTable after, BitSet added) {
    Set<ByteBuffer> gone = new HashSet<>();
    int rows = before.size();
    for (int row = taken.nextClearBit(0); row < rows; row = taken.nextClearBit(row + 1)) {
      gone.add(key(before, row));
    }
    int modified = 0;
    for (int row = added.nextSetBit(0); row >= 0; row = added.nextSetBit(row + 1)) {
      modified += gone.remove(key(after, row)) ? 1 : 0;
    }
    return new FlowChanges(added.cardinality() - modified, gone.size(), modified);
  }

  private static ByteBuffer key(FlowTable table, int row) {
    Columns columns = table.columns();
    int start = columns.matchStart[row];
    int length = columns.matchStart[row + 1] - start;
    ByteBuffer key = ByteBuffer.allocate(3 + length);
    key.put(columns.table[row]).putChar(columns.priority[row]);
    return key.put(columns.matchData, start, length).flip();
  }
}
