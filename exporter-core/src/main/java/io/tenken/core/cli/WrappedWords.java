package io.tenken.core.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines of whole words. */
final class WrappedWords {

  private WrappedWords() {}

  /**
   * At least one line.
   *
   * @param width that a line has at most, in characters; a word that is longer has a line to itself
   */
  static List<String> of(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      boolean fits = length(line) + 1 + length(word) <= width;
      if (!line.isEmpty() && !fits) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  private static int length(CharSequence text) {
    return Character.codePointCount(text, 0, text.length());
  }
}
