package io.tenken.testkit.exposition;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads one sample line, from left to right. */
final class SampleLineParser {

  private static final Pattern METRIC_NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern LABEL_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

  private final String line;
  private final boolean trailingComma;
  private int at;

  private SampleLineParser(String line, boolean trailingComma) {
    this.line = line;
    this.trailingComma = trailingComma;
  }

  /**
   * @param trailingComma whether a comma may stand behind the last label, as the text format allows
   * @throws IllegalArgumentException saying what is wrong
   */
  static ParsedSample parse(String line, boolean trailingComma) {
    return new SampleLineParser(line, trailingComma).sample();
  }

  private ParsedSample sample() {
    String name = until("{ ");
    require(METRIC_NAME.matcher(name).matches(), "\"" + name + "\" is no metric name");
    SortedMap<String, String> labels = new TreeMap<>();
    if (next() == '{') {
      at++;
      readLabels(labels);
    }
    expect(' ');
    String value = line.substring(at);
    ExpositionNumbers.parse(value);
    return new ParsedSample(name, labels, value);
  }

  private void readLabels(SortedMap<String, String> labels) {
    while (next() != '}') {
      String name = until("=");
      require(LABEL_NAME.matcher(name).matches(), "\"" + name + "\" is no label name");
      expect('=');
      expect('"');
      require(labels.put(name, quotedText()) == null, "label \"" + name + "\" stands twice");
      if (next() == ',') {
        at++;
        require(trailingComma || next() != '}', "a comma behind the last label");
      } else {
        require(next() == '}', "no comma between labels");
      }
    }
    at++;
  }

  /** What stands before the closing quote, which is skipped. */
  private String quotedText() {
    int end = at;
    while (end < line.length() && line.charAt(end) != '"') {
      end += line.charAt(end) == '\\' ? 2 : 1;
    }
    require(end < line.length(), "a label value does not end");
    String text = unescaped(line.substring(at, end), true);
    at = end + 1;
    return text;
  }

  /**
   * @param quotes whether a quote is escaped here, too
   * @throws IllegalArgumentException for an escape that the format does not know
   */
  static String unescaped(String text, boolean quotes) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        plain.append(escapedChar(i < text.length() ? text.charAt(i) : ' ', quotes));
      } else if (c == '"' && quotes) {
        throw new IllegalArgumentException("a quote is not escaped");
      } else {
        plain.append(c);
      }
    }
    return plain.toString();
  }

  private static char escapedChar(char c, boolean quotes) {
    if (c == 'n') {
      return '\n';
    }
    if (c == '\\' || (c == '"' && quotes)) {
      return c;
    }
    throw new IllegalArgumentException("\"\\" + c + "\" is no escape");
  }

  private String until(String ends) {
    int start = at;
    while (at < line.length() && ends.indexOf(line.charAt(at)) < 0) {
      at++;
    }
    return line.substring(start, at);
  }

  private char next() {
    require(at < line.length(), "ends too early");
    return line.charAt(at);
  }

  private void expect(char c) {
    require(next() == c, "expected '" + c + "' at column " + (at + 1));
    at++;
  }

  private static void require(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(problem);
    }
  }
}
