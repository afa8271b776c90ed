package io.tenken.dirtyflow.dump;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts pieces of a stream into lines. A line that lies within one piece is handed on where it
 * stands; only one that crosses a border is copied.
 */
final class LineSplitter {

  /** Longer than any flow that a switch accepts: an OpenFlow message has at most 64 KiB. */
  static final int MAX_LINE = 1 << 20;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NEWLINES = 0x0a0a_0a0a_0a0a_0a0aL;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private final LineHandler handler;
  private byte[] carried = new byte[0];
  private int carriedLength;
  private boolean huge;
  private long number;

  /** Takes lines one by one. */
  interface LineHandler {

    /**
     * A line without line end and without the blanks around it.
     *
     * @param bytes valid for the time of the call
     * @param ending how the line ended
     */
    void line(byte[] bytes, int start, int end, Ending ending);
  }

  /** How a line ended. */
  enum Ending {
    /** With a line feed. */
    TERMINATED,
    /** With the stream: it may go on where we cannot see it. */
    CUT,
    /** It is over {@link #MAX_LINE}, and its text is not there. */
    HUGE
  }

  LineSplitter(LineHandler handler) {
    this.handler = handler;
  }

  /** Number of the last line that was handed on, from 1. */
  long number() {
    return number;
  }

  /** Takes the next piece: {@code bytes[0, length)}. */
  void accept(byte[] bytes, int length) {
    int at = 0;
    if (carriedLength > 0 || huge) {
      int newline = find(bytes, 0, length);
      carry(bytes, 0, newline < 0 ? length : newline);
      if (newline < 0) {
        return;
      }
      emit(carried, 0, carriedLength, Ending.TERMINATED);
      carriedLength = 0;
      at = newline + 1;
    }
    while (true) {
      int newline = find(bytes, at, length);
      if (newline < 0) {
        carry(bytes, at, length);
        return;
      }
      emit(bytes, at, newline, Ending.TERMINATED);
      at = newline + 1;
    }
  }

  /** The stream has ended. */
  void finish() {
    if (carriedLength > 0 || huge) {
      emit(carried, 0, carriedLength, Ending.CUT);
      carriedLength = 0;
    }
  }

  private void carry(byte[] bytes, int start, int end) {
    int length = end - start;
    if (huge || carriedLength + length > MAX_LINE) {
      huge = true;
      carriedLength = 0;
      return;
    }
    if (carriedLength + length > carried.length) {
      carried = Arrays.copyOf(carried, Math.max(carried.length * 2, carriedLength + length));
    }
    System.arraycopy(bytes, start, carried, carriedLength, length);
    carriedLength += length;
  }

  private void emit(byte[] bytes, int start, int end, Ending ending) {
    number++;
    if (huge || end - start > MAX_LINE) {
      huge = false;
      handler.line(bytes, 0, 0, Ending.HUGE);
      return;
    }
    int first = start;
    int last = end;
    while (first < last && isBlank(bytes[first])) {
      first++;
    }
    while (last > first && isBlank(bytes[last - 1])) {
      last--;
    }
    handler.line(bytes, first, last, ending);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /** Index of the first line feed; -1 if there is none. Eight bytes at a time. */
  private static int find(byte[] bytes, int start, int end) {
    int at = start;
    for (; at + 8 <= end; at += 8) {
      long word = (long) LONGS.get(bytes, at) ^ NEWLINES;
      long zeros = (word - ONES) & ~word & TOPS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < end; at++) {
      if (bytes[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
