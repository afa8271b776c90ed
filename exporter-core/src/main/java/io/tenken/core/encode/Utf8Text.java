package io.tenken.core.encode;

import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/** Appends text as UTF-8, escaped as both Prometheus formats want it, without making garbage. */
final class Utf8Text {

  /** Of any char: an escape is 2 bytes, one half of a pair of surrogates 2 of 4. */
  static final int MOST_BYTES_A_CHAR = 3;

  /** What is written in one piece; a chunk has room for it. */
  private static final int PIECE = 1024;

  /** U+FFFD, for half a pair of surrogates: UTF-8 can't carry it. */
  static final char REPLACEMENT = 0xFFFD;

  private Utf8Text() {}

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Escapes backslash, newline and quote: label values, and the help of OpenMetrics. */
  static void appendQuotable(String text, ByteChunks out) {
    append(text, '"', out);
  }

  /** Escapes backslash and newline only: the help of the text format. */
  static void appendUnquoted(String text, ByteChunks out) {
    append(text, '\n', out);
  }

  private static void append(String text, char alsoEscaped, ByteChunks out) {
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + PIECE);
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to--;
      }
      byte[] chunk = out.room(MOST_BYTES_A_CHAR * (to - from));
      out.advanceTo(put(text, from, to, alsoEscaped, chunk, out.end()));
      from = to;
    }
  }

  /**
   * What {@link #appendQuotable} appends, into a chunk with {@link #MOST_BYTES_A_CHAR} of room for
   * each char.
   *
   * @return where the text ends
   */
  static int putQuotable(String text, byte[] chunk, int start) {
    return put(text, 0, text.length(), '"', chunk, start);
  }

  private static int put(String text, int from, int to, char alsoEscaped, byte[] chunk, int start) {
    int at = start;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        int codePoint = wellFormed(text.codePointAt(i));
        at = putCodePoint(codePoint, chunk, at);
        i += Character.charCount(codePoint) - 1;
      } else if (c == '\\' || c == '\n' || c == alsoEscaped) {
        chunk[at++] = '\\';
        chunk[at++] = (byte) (c == '\n' ? 'n' : c);
      } else {
        chunk[at++] = (byte) c;
      }
    }
    return at;
  }

  /** The text with every code point mapped, and half pairs of surrogates replaced. */
  static String mapped(String text, IntUnaryOperator codePoint) {
    return text.codePoints()
        .map(Utf8Text::wellFormed)
        .map(codePoint)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int wellFormed(int codePoint) {
    boolean halfPair = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return halfPair ? REPLACEMENT : codePoint;
  }

  private static int putCodePoint(int codePoint, byte[] chunk, int start) {
    int at = start;
    if (codePoint < 0x800) {
      chunk[at++] = (byte) (0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
      chunk[at++] = (byte) (0xE0 | (codePoint >> 12));
      chunk[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    } else {
      chunk[at++] = (byte) (0xF0 | (codePoint >> 18));
      chunk[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
      chunk[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
    }
    chunk[at++] = (byte) (0x80 | (codePoint & 0x3F));
    return at;
  }
}
