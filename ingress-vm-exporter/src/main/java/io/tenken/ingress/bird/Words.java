package io.tenken.ingress.bird;

import java.util.ArrayList;
import java.util.List;

/** Splits a line of a table without regular expressions, which cost more than all the rest. */
final class Words {

  private Words() {}

  /**
   * The words of a text; never empty ones.
   *
   * @param gap so many blanks at least stand between two words
   */
  static List<String> of(String text, int gap) {
    List<String> words = new ArrayList<>();
    int start = skipBlanks(text, 0);
    int end = text.length();
    while (start < end) {
      int blank = text.indexOf(' ', start);
      int next = blank < 0 ? end : skipBlanks(text, blank);
      while (blank >= 0 && next < end && next - blank < gap) {
        blank = text.indexOf(' ', next);
        next = blank < 0 ? end : skipBlanks(text, blank);
      }
      words.add(text.substring(start, blank < 0 ? end : blank));
      start = next;
    }
    return words;
  }

  /** Where the next word begins; the end of the text if there is none. */
  static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    return at;
  }

  /** Behind the word that begins there. */
  static int skipWord(String text, int from) {
    int blank = text.indexOf(' ', from);
    return blank < 0 ? text.length() : blank;
  }
}
