package io.tenken.dirtyflow.openflow.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads numbers in network order out of a byte array and never beyond a limit. One thread at a
 * time.
 */
final class WireReader {

  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private byte[] bytes = new byte[0];
  private int at;
  private int limit;

  WireReader() {}

  WireReader(byte[] bytes, int start, int end) {
    reset(bytes, start, end);
  }

  /** Turns to {@code bytes[start, end)}. */
  void reset(byte[] newBytes, int start, int end) {
    bytes = newBytes;
    at = start;
    limit = end;
  }

  byte[] bytes() {
    return bytes;
  }

  int at() {
    return at;
  }

  int limit() {
    return limit;
  }

  int remaining() {
    return limit - at;
  }

  void seek(int position) {
    if (position < 0 || position > limit) {
      throw cut(position - at);
    }
    at = position;
  }

  WireReader skip(int count) {
    need(count);
    at += count;
    return this;
  }

  int u8() {
    need(1);
    return bytes[at++] & 0xff;
  }

  int u16() {
    need(2);
    int value = (short) SHORTS.get(bytes, at) & 0xffff;
    at += 2;
    return value;
  }

  int i32() {
    need(4);
    int value = (int) INTS.get(bytes, at);
    at += 4;
    return value;
  }

  long u32() {
    return i32() & 0xffff_ffffL;
  }

  long u64() {
    need(8);
    long value = (long) LONGS.get(bytes, at);
    at += 8;
    return value;
  }

  /** A number of up to 8 bytes. */
  long number(int length) {
    need(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | (bytes[at + i] & 0xff);
    }
    at += length;
    return value;
  }

  /** A reader of the next {@code length} bytes, which this one passes over. */
  WireReader slice(int length) {
    need(length);
    WireReader slice = new WireReader(bytes, at, at + length);
    at += length;
    return slice;
  }

  /** What is left can only be padding; anything else has a meaning that is not known. */
  void requireZeros() {
    for (int i = at; i < limit; i++) {
      if (bytes[i] != 0) {
        throw new UnknownCodePointException();
      }
    }
  }

  private void need(int count) {
    if (count < 0 || count > limit - at) {
      throw cut(count);
    }
  }

  private WireFormatException cut(int count) {
    return new WireFormatException(
        "%d bytes are needed at offset %d, but there are %d".formatted(count, at, limit - at));
  }
}
