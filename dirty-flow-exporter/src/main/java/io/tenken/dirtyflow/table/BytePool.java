package io.tenken.dirtyflow.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.BitSet;

/** Distinct byte strings, numbered in the order in which they came. One thread at a time. */
final class BytePool {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MULTIPLIER = 0x9e37_79b9_7f4a_7c15L;

  private byte[] data;
  private int[] starts;
  private int[] hashes;
  private int[] slots;
  private final BitSet marked = new BitSet();
  private int count;

  BytePool() {
    this(1 << 4, 1 << 8);
  }

  private BytePool(int strings, int bytes) {
    data = new byte[bytes];
    starts = new int[strings + 2];
    hashes = new int[strings + 1];
    slots = new int[Integer.highestOneBit(Math.max(strings, 1)) * 4];
  }

  /** A pool that has the same strings, under the same numbers, and takes more of them. */
  BytePool copy() {
    BytePool copy = new BytePool(count + count / 32 + 16, data.length + data.length / 32 + 256);
    System.arraycopy(data, 0, copy.data, 0, starts[count]);
    System.arraycopy(starts, 0, copy.starts, 0, count + 1);
    System.arraycopy(hashes, 0, copy.hashes, 0, count);
    copy.marked.or(marked);
    copy.count = count;
    copy.fillSlots();
    return copy;
  }

  /** The number of the string {@code bytes[start, end)}, which is added if it is new. */
  int intern(byte[] bytes, int start, int end) {
    int hash = (int) hash(bytes, start, end);
    int slot = slot(hash, bytes, start, end);
    if (slots[slot] != 0) {
      return slots[slot] - 1;
    }
    slots[slot] = count + 1;
    append(hash, bytes, start, end);
    if (count * 4 > slots.length * 3) {
      slots = new int[slots.length * 2];
      fillSlots();
    }
    return count - 1;
  }

  /** The number of the string; -1 if it was not added. */
  int find(byte[] bytes, int start, int end) {
    return slots[slot((int) hash(bytes, start, end), bytes, start, end)] - 1;
  }

  /** The slot that holds the string, or the empty one where it belongs. */
  private int slot(int hash, byte[] bytes, int start, int end) {
    int mask = slots.length - 1;
    int slot = hash & mask;
    while (slots[slot] != 0) {
      int id = slots[slot] - 1;
      if (hashes[id] == hash
          && Arrays.equals(data, starts[id], starts[id + 1], bytes, start, end)) {
        return slot;
      }
      slot = slot + 1 & mask;
    }
    return slot;
  }

  int count() {
    return count;
  }

  /** Remembers something of a string. */
  void mark(int id) {
    marked.set(id);
  }

  boolean isMarked(int id) {
    return marked.get(id);
  }

  /**
   * Forgets all strings but some, which keep their order. Nothing can be found or added after it.
   *
   * @return the new numbers, by the old ones
   */
  int[] retain(BitSet wanted) {
    int[] renumbered = new int[count];
    int kept = 0;
    int end = 0;
    for (int id = wanted.nextSetBit(0); id >= 0; id = wanted.nextSetBit(id + 1)) {
      int length = starts[id + 1] - starts[id];
      System.arraycopy(data, starts[id], data, end, length);
      hashes[kept] = hashes[id];
      marked.set(kept, marked.get(id));
      renumbered[id] = kept++;
      end += length;
      starts[kept] = end;
    }
    marked.clear(kept, count + 1);
    count = kept;
    return renumbered;
  }

  /**
   * Frees what is only needed to find and to add strings, and spare room if there is much of it.
   */
  void seal() {
    slots = new int[0];
    if (data.length - starts[count] > starts[count] / 16) {
      data = Arrays.copyOf(data, starts[count]);
    }
    if (hashes.length - count > count / 16) {
      starts = Arrays.copyOf(starts, count + 1);
      hashes = Arrays.copyOf(hashes, count);
    }
  }

  byte[] data() {
    return data;
  }

  int start(int id) {
    return starts[id];
  }

  int end(int id) {
    return starts[id + 1];
  }

  long retainedBytes() {
    return data.length
        + 4L * starts.length
        + 4L * hashes.length
        + 4L * slots.length
        + marked.size() / Byte.SIZE;
  }

  private void append(int hash, byte[] bytes, int start, int end) {
    int length = end - start;
    int from = starts[count];
    if (from + length > data.length) {
      data = Arrays.copyOf(data, Math.max(data.length + (data.length >> 1), from + length));
    }
    System.arraycopy(bytes, start, data, from, length);
    if (count + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      hashes = Arrays.copyOf(hashes, starts.length);
    }
    hashes[count] = hash;
    count++;
    starts[count] = from + length;
  }

  private void fillSlots() {
    int mask = slots.length - 1;
    for (int id = 0; id < count; id++) {
      int slot = hashes[id] & mask;
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = id + 1;
    }
  }

  static long hash(byte[] bytes, int start, int end) {
    long hash = (long) end - start;
    int at = start;
    for (; at + 8 <= end; at += 8) {
      hash = Long.rotateLeft((hash ^ (long) LONGS.get(bytes, at)) * MULTIPLIER, 29);
    }
    for (; at < end; at++) {
      hash = (hash ^ bytes[at]) * MULTIPLIER;
    }
    return hash ^ hash >>> 32;
  }
}
