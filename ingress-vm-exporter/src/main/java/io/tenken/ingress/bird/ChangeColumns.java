package io.tenken.ingress.bird;

import java.util.List;
import java.util.Locale;

/**
 * The columns of the tables of route changes, by their headings. One answer has a table for each
 * channel, all with the same columns. For one thread.
 */
final class ChangeColumns {

  private String last = "";
  private List<String> names = List.of();

  /** The headings, which stand at least two blanks apart: {@code RX limit} is one of them. */
  List<String> of(String headings) {
    if (!headings.equals(last)) {
      last = headings;
      names =
          Words.of(headings, 2).stream()
              .map(name -> name.toLowerCase(Locale.ROOT).replace(' ', '_'))
              .toList();
    }
    return names;
  }
}
