package io.tenken.ingress.bird;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line of a reply, decoded only as far as it is read: of a session's sixty lines a dozen are.
 * Immutable, as long as its bytes are.
 */
final class ReplyLine {

  private final int code;
  private final byte[] bytes;
  private final int start;

  /** Behind the blanks at the start. */
  private final int textStart;

  private final int end;

  /**
   * @param code four digits that say what the line is: 1002 a protocol, 1006 its details, 9001 a
   *     syntax error …
   * @param bytes of the whole reply
   * @param start where the text begins, behind the code
   * @param end behind the last byte of the text
   */
  ReplyLine(int code, byte[] bytes, int start, int end) {
    this.code = code;
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    int at = start;
    while (at < end && bytes[at] == ' ') {
      at++;
    }
    this.textStart = at;
  }

  int code() {
    return code;
  }

  /** What stands behind the code, with its own indentation. */
  String text() {
    return decode(start, end);
  }

  /** The number of blanks in front of the text. */
  int indent() {
    return textStart - start;
  }

  boolean isBlank() {
    return textStart == end;
  }

  /** The text up to the first colon, or all of it; without blanks around it. */
  String key() {
    return decode(textStart, keyEnd());
  }

  private int keyEnd() {
    int to = colon();
    while (to > textStart && bytes[to - 1] == ' ') {
      to--;
    }
    return to;
  }

  /** The key, if it is one of those of {@code show protocols all} that are known. */
  @Nullable DetailKey detailKey() {
    return DetailKey.of(bytes, textStart, keyEnd());
  }

  /** The text behind the first colon, without blanks around it; empty if there is none. */
  String value() {
    int from = Math.min(colon() + 1, end);
    while (from < end && bytes[from] == ' ') {
      from++;
    }
    int to = end;
    while (to > from && bytes[to - 1] == ' ') {
      to--;
    }
    return decode(from, to);
  }

  /** Where the first colon is; the end if there is none. */
  private int colon() {
    int at = textStart;
    while (at < end && bytes[at] != ':') {
      at++;
    }
    return at;
  }

  private String decode(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "%04d %s".formatted(code, text());
  }
}
