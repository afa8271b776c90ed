package io.tenken.core.log;

/**
 * Foreign text between quotes, so that it can't leave its line, its field, or the reading
 * direction. The escapes are those of JSON, which readers of logfmt know, too.
 */
public final class QuotedText {

  private QuotedText() {}

  /** For a message to the operator. */
  public static String of(String text) {
    StringBuilder quoted = new StringBuilder();
    append(quoted, text);
    return quoted.toString();
  }

  /** Text that is meant to be read as it is, on one line; only what is not printable is escaped. */
  public static String printable(String text) {
    StringBuilder printable = new StringBuilder();
    text.codePoints().forEach(codePoint -> appendPrintable(printable, codePoint));
    return printable.toString();
  }

  /** True unless the text can stand alone behind {@code key=}. */
  static boolean isNeeded(String text) {
    return text.isEmpty()
        || text.chars().anyMatch(c -> c <= ' ' || c == '"' || c == '=' || c == '\\')
        || text.codePoints().anyMatch(c -> isUnsafe(c) || isBlank(c));
  }

  /** Blanks of any script, with which a reader may end the value; also those that do not break. */
  private static boolean isBlank(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  static void append(StringBuilder line, String text) {
    line.append('"');
    text.codePoints()
        .forEach(
            codePoint -> {
              if (codePoint == '"' || codePoint == '\\') {
                line.append('\\');
              }
              appendPrintable(line, codePoint);
            });
    line.append('"');
  }

  private static void appendPrintable(StringBuilder line, int codePoint) {
    switch (codePoint) {
      case '\n' -> line.append("\\n");
      case '\r' -> line.append("\\r");
      case '\t' -> line.append("\\t");
      default -> {
        if (isUnsafe(codePoint)) {
          appendEscape(line, codePoint);
        } else {
          line.appendCodePoint(codePoint);
        }
      }
    }
  }

  private static void appendEscape(StringBuilder line, int codePoint) {
    for (char unit : Character.toChars(codePoint)) {
      line.append("\\u%04x".formatted((int) unit));
    }
  }

  /** Control characters, marks that turn or break the line, invisible ones, halves of pairs. */
  private static boolean isUnsafe(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
