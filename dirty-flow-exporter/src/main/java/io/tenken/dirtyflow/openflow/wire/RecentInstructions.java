package io.tenken.dirtyflow.openflow.wire;

import io.tenken.dirtyflow.table.StableHash;

/**
 * Remembers what the instructions of the last flows became: thousands of flows do the same, and
 * their bytes are hashed sooner than written as text. Holds the latest for each of a few slots. One
 * thread at a time.
 */
final class RecentInstructions {

  private static final int SLOTS = 1 << 8;

  private final StableHash hash;
  private final long[] first = new long[SLOTS];
  private final long[] second = new long[SLOTS];
  private final int[] numbers = new int[SLOTS];

  /**
   * @param hash whose keys keep others from making instructions that collide
   */
  RecentInstructions(StableHash hash) {
    this.hash = hash.copy();
  }

  /** The number that was remembered for the bytes that {@code in} has left; -1 if there is none. */
  int find(WireReader in) {
    hash.begin();
    hash.add(in.bytes(), in.at(), in.limit());
    hash.finish();
    int slot = slot();
    boolean same = first[slot] == hash.first() && second[slot] == hash.second();
    return same ? numbers[slot] - 1 : -1;
  }

  /** Remembers the number, from 0, for the bytes that {@link #find} was last asked for. */
  void remember(int number) {
    int slot = slot();
    first[slot] = hash.first();
    second[slot] = hash.second();
    numbers[slot] = number + 1;
  }

  private int slot() {
    return (int) hash.first() & SLOTS - 1;
  }
}
