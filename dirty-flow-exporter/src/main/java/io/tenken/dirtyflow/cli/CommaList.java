package io.tenken.dirtyflow.cli;

import java.util.ArrayList;
import java.util.List;

/** Cuts text at commas outside of parentheses, as in {@code packet_type=(1,0x800),tcp}. */
final class CommaList {

  private CommaList() {}

  /** The parts that are not blank. */
  static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    parts.removeIf(String::isBlank);
    return parts;
  }
}
