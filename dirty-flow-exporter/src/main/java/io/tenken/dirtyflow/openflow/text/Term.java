package io.tenken.dirtyflow.openflow.text;

import io.tenken.dirtyflow.openflow.FlowSyntaxException;

/**
 * Where the parts of one action stand in a byte array: {@code word}, {@code word:argument}, {@code
 * word(argument)} or {@code word(argument)suffix}.
 *
 * @param form how the argument is attached
 * @param suffixStart where the text after the closing parenthesis starts; {@code end} if none
 */
record Term(
    byte[] bytes,
    int start,
    int wordEnd,
    Form form,
    int argStart,
    int argEnd,
    int suffixStart,
    int end) {

  /** How the argument is attached to the word. */
  enum Form {
    BARE,
    COLON,
    PARENTHESES
  }

  /** The term in {@code bytes[start, end)}, which {@link #end(byte[], int, int)} has found. */
  static Term of(byte[] bytes, int start, int end) {
    int wordEnd = start;
    while (wordEnd < end && isWord(bytes[wordEnd])) {
      wordEnd++;
    }
    if (wordEnd == end) {
      return new Term(bytes, start, wordEnd, Form.BARE, end, end, end, end);
    } else if (bytes[wordEnd] == ':') {
      return new Term(bytes, start, wordEnd, Form.COLON, wordEnd + 1, end, end, end);
    } else if (bytes[wordEnd] != '(') {
      return new Term(bytes, start, start, Form.BARE, end, end, end, end);
    }
    int close = close(bytes, wordEnd, end);
    return new Term(bytes, start, wordEnd, Form.PARENTHESES, wordEnd + 1, close, close + 1, end);
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
    long number = number();
    if (number >>> bits != 0) {
      throw Numbers.expected("a number of " + bits + " bits", bytes, argStart, argEnd);
    }
    return (int) number;
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

  private static boolean isWord(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_';
  }
}
