package io.tenken.dirtyflow.dump;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a stream into lines without copying them: the line is a range of {@link #buffer}, without
 * the blanks around it, until the next call of {@link #next}.
 */
final class LineReader {

  /** Longer than any flow that a switch accepts: an OpenFlow message has at most 64 KiB. */
  static final int MAX_LINE = 1 << 20;

  private static final int CHUNK = 1 << 18;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long NEWLINES = 0x0a0a_0a0a_0a0a_0a0aL;
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long TOPS = 0x8080_8080_8080_8080L;

  private final InputStream source;
  private byte[] buffer = new byte[CHUNK];
  private int filled;
  private int next;
  private int start;
  private int end;
  private long number;
  private boolean sourceEnded;
  private boolean terminated;
  private boolean huge;

  LineReader(InputStream source) {
    this.source = source;
  }

  /** Moves to the next line; false at the end of the stream. */
  boolean next() throws IOException {
    huge = false;
    int newline = find(next);
    while (newline < 0 && !sourceEnded) {
      makeRoom();
      int unsearched = filled;
      fill();
      newline = find(unsearched);
    }
    if (newline < 0 && next == filled) {
      return false;
    }
    terminated = newline >= 0;
    start = next;
    end = terminated ? newline : filled;
    next = terminated ? newline + 1 : filled;
    number++;
    strip();
    return true;
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  /** False for a last line without line end. */
  boolean terminated() {
    return terminated;
  }

  /** True if the line is over {@link #MAX_LINE}; only its end is in the buffer. */
  boolean huge() {
    return huge;
  }

  private void strip() {
    while (start < end && isBlank(buffer[start])) {
      start++;
    }
    while (end > start && isBlank(buffer[end - 1])) {
      end--;
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private void makeRoom() {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, filled - next);
      filled -= next;
      next = 0;
    }
    if (filled == buffer.length && buffer.length < MAX_LINE) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    } else if (filled == buffer.length) {
      huge = true;
      filled = 0;
    }
  }

  private void fill() throws IOException {
    int read = source.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      sourceEnded = true;
    } else {
      filled += read;
    }
  }

  /** Index of the first line feed from {@code from}; -1 if there is none. Eight bytes at a time. */
  private int find(int from) {
    int at = from;
    for (; at + 8 <= filled; at += 8) {
      long word = (long) LONGS.get(buffer, at) ^ NEWLINES;
      long zeros = word - ONES & ~word & TOPS;
      if (zeros != 0) {
        return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
      }
    }
    for (; at < filled; at++) {
      if (buffer[at] == '\n') {
        return at;
      }
    }
    return -1;
  }
}
