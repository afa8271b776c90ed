package io.tenken.testkit.exposition;

/** A page breaks a rule of its format; the message has the number and the text of the line. */
public final class PageSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PageSyntaxException(int line, String text, String problem) {
    super("line %d: %s: %s".formatted(line, problem, text));
  }
}
