package io.tenken.dirtyflow.openflow.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A word that is compared with what stands in a byte array, eight bytes at a time: one comparison
 * or two for nearly every word of a flow. Immutable.
 */
final class AsciiWord {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int HEAD = Long.BYTES;

  private final byte[] word;
  private final long head;
  private final long tail;

  AsciiWord(String text) {
    word = text.getBytes(StandardCharsets.US_ASCII);
    head = head(word, 0, word.length);
    tail = tail(word, 0, word.length);
  }

  /** The word itself; not to be changed. */
  byte[] bytes() {
    return word;
  }

  int length() {
    return word.length;
  }

  /** True if {@code bytes[start, end)} is this word. */
  boolean is(byte[] bytes, int start, int end) {
    return end - start == word.length && startsAt(bytes, start, end);
  }

  /** True if {@code bytes[start, end)} starts with this word. */
  boolean startsAt(byte[] bytes, int start, int end) {
    int length = word.length;
    return end - start >= length
        && head(bytes, start, length) == head
        && tail(bytes, start, length) == tail
        && (length <= 2 * HEAD || Arrays.equals(word, 0, length, bytes, start, start + length));
  }

  /** The first eight bytes of a text, the first one lowest; zeros where it has fewer. */
  static long head(byte[] bytes, int start, int length) {
    if (start + HEAD <= bytes.length) {
      long eight = (long) LONGS.get(bytes, start);
      return length >= HEAD ? eight : eight & ~(-1L << (length * Byte.SIZE));
    }
    long head = 0;
    for (int i = length - 1; i >= 0; i--) {
      head = head << Byte.SIZE | (bytes[start + i] & 0xff);
    }
    return head;
  }

  /** The last eight bytes of a text; 0 if {@link #head} has them all. */
  static long tail(byte[] bytes, int start, int length) {
    return length > HEAD ? (long) LONGS.get(bytes, start + length - HEAD) : 0;
  }
}
