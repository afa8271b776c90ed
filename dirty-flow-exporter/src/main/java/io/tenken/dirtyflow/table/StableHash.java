package io.tenken.dirtyflow.table;

import io.tenken.dirtyflow.openflow.FlowHead;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A hash of 128 bits over the part of a flow that does not change by itself: everything but
 * counters and ages. Two flows with equal hashes are taken to be the same flow, so the hash is
 * keyed: nobody who can make flows can make two that collide.
 *
 * <p>Call {@link #begin}, add, then {@link #finish}; the result stays until the next {@code begin}.
 * One thread at a time.
 */
public final class StableHash {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  // Odd constants without structure: the fractions of the golden ratio and of two square roots.
  private static final long MULTIPLIER_1 = 0x9e37_79b9_7f4a_7c15L;
  private static final long MULTIPLIER_2 = 0xbb67_ae85_84ca_a73bL;
  private static final long MULTIPLIER_3 = 0x3c6e_f372_fe94_f82bL;

  private final long key1;
  private final long key2;
  private long first;
  private long second;

  /** Hashes are comparable only between instances with the same keys. */
  public StableHash(long key1, long key2) {
    this.key1 = key1;
    this.key2 = key2;
  }

  /** An independent instance with the same keys. */
  public StableHash copy() {
    return new StableHash(key1, key2);
  }

  public void begin() {
    first = key1;
    second = key2;
  }

  public void add(long word) {
    first = Long.rotateLeft((first ^ word) * MULTIPLIER_1, 29);
    second = Long.rotateLeft((second + word) * MULTIPLIER_2, 31) ^ word;
  }

  /** Adds the settings of a flow, which do not change by themselves, and none of its counters. */
  public void add(FlowHead head) {
    add(head.cookie());
    add((long) head.table() << 32 | head.flags());
    add((long) head.idleTimeout() << 48 | (long) head.hardTimeout() << 32);
    add((long) head.importance() << 32 | head.priority());
  }

  /** Adds the bytes and how many they are. */
  public void add(byte[] bytes, int start, int end) {
    int at = start;
    for (; at + 8 <= end; at += 8) {
      add((long) LONGS.get(bytes, at));
    }
    long tail = 0;
    for (; at < end; at++) {
      tail = tail << 8 | (bytes[at] & 0xff);
    }
    add(tail);
    add(end - start);
  }

  public void finish() {
    first = mix(first ^ Long.rotateLeft(second, 17));
    second = mix(second + first);
  }

  public long first() {
    return first;
  }

  public long second() {
    return second;
  }

  private static long mix(long value) {
    long mixed = (value ^ value >>> 32) * MULTIPLIER_3;
    mixed = (mixed ^ mixed >>> 29) * MULTIPLIER_1;
    return mixed ^ mixed >>> 32;
  }
}
