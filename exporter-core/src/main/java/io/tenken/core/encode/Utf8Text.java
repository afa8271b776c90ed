package io.tenken.core.encode;

import java.nio.charset.StandardCharsets;
import java.util.function.IntUnaryOperator;

/** Appends text as UTF-8, escaped as both Prometheus formats want it, without making garbage. */
final class Utf8Text {

  /** One char becomes at most 3 bytes, a pair of surrogates 4, an escape 2. */
  private static final int MOST_BYTES_A_STEP = 4;

  private static final int ROOM = 256;

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
    byte[] chunk = out.room(ROOM);
    int at = out.end();
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (chunk.length - at < MOST_BYTES_A_STEP) {
        out.advanceTo(at);
        chunk = out.room(ROOM);
        at = out.end();
      }
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
    out.advanceTo(at);
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
