package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FlowSyntaxException;

/**
 * Where the parts of one action stand in a byte array: {@code word}, {@code word:argument}, {@code
 * word(argument)} or {@code word(argument)suffix}.
 */
final class Term {

  private final byte[] bytes;
  private final int start;
  private final int end;
  private int wordEnd;
  private Form form = Form.BARE;
  private int argStart;
  private int argEnd;
  private int suffixStart;

  /** How the argument is attached to the word. */
  enum Form {
    BARE,
    COLON,
    PARENTHESES
  }

  /** The term in {@code bytes[start, end)}, which {@link #end(byte[], int, int)} has found. */
  static Term of(byte[] bytes, int start, int end) {
    Term term = new Term(bytes, start, end);
    int wordEnd = Ascii.wordEnd(bytes, start, end);
    term.wordEnd = wordEnd;
    if (wordEnd < end && bytes[wordEnd] == ':') {
      term.form = Form.COLON;
      term.argStart = wordEnd + 1;
    } else if (wordEnd < end && bytes[wordEnd] == '(') {
      term.form = Form.PARENTHESES;
      term.argStart = wordEnd + 1;
      term.argEnd = close(bytes, wordEnd, end);
      term.suffixStart = term.argEnd + 1;
    } else if (wordEnd < end) {
      term.wordEnd = start;
    }
    return term;
  }

  private Term(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
    this.argStart = end;
    this.argEnd = end;
    this.suffixStart = end;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int wordEnd() {
    return wordEnd;
  }

  Form form() {
    return form;
  }

  int argStart() {
    return argStart;
  }

  int argEnd() {
    return argEnd;
  }

  /** Where the text after the closing parenthesis starts; {@link #end} if there is none. */
  int suffixStart() {
    return suffixStart;
  }

  /** Where the list element that starts at {@code start} ends: a comma outside of brackets. */
  static int end(byte[] bytes, int start, int limit) {
    int depth = 0;
    for (int i = start; i < limit; i++) {
      switch (bytes[i]) {
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case '"' -> i = QuotedText.close(bytes, i, limit) - 1;
        case ',' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
      if (depth < 0) {
        throw new FlowSyntaxException(
            "\"" + Numbers.text(bytes, start, limit) + "\" closes a bracket that is not open");
      }
    }
    if (depth != 0) {
      throw new FlowSyntaxException(
          "\"" + Numbers.text(bytes, start, limit) + "\" leaves a bracket open");
    }
    return limit;
  }

  boolean hasSuffix() {
    return suffixStart < end;
  }

  /** Index of the last such character of the argument; -1 if there is none. */
  int lastIndexOf(char wanted) {
    for (int i = argEnd - 1; i >= argStart; i--) {
      if (bytes[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  String argument() {
    return Numbers.exactText(bytes, argStart, argEnd);
  }

  String text() {
    return Numbers.exactText(bytes, start, end);
  }

  /** The argument as a number. */
  long number() {
    return Numbers.number(bytes, argStart, argEnd);
  }

  /** The argument as a number of at most {@code bits} bits. */
  int number(int bits) {
    return (int) Numbers.number(bytes, argStart, argEnd, bits);
  }

  private static int close(byte[] bytes, int open, int end) {
    int depth = 0;
    for (int i = open; i < end; i++) {
      switch (bytes[i]) {
        case '(', '[' -> depth++;
        case ')', ']' -> depth--;
        case '"' -> i = QuotedText.close(bytes, i, end) - 1;
        default -> {}
      }
      if (depth == 0) {
        return i;
      }
    }
    throw new FlowSyntaxException(
        "\"" + Numbers.text(bytes, open, end) + "\" leaves a bracket open");
  }
}
