package io.tenken.core.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that somebody meant who typed another one. */
final class Suggestion {

  private Suggestion() {}

  /** {@code ; did you mean "X"?}, or nothing if no name is near. */
  static String hint(String typed, Collection<String> names) {
    return closest(typed, names).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /** The name that only goes on further; else the nearest, if at most a third of it differs. */
  static Optional<String> closest(String typed, Collection<String> names) {
    return names.stream()
        .filter(name -> isNear(typed, name))
        .min(
            Comparator.<String, Boolean>comparing(name -> !goesOn(typed, name))
                .thenComparingInt(name -> distance(typed, name))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean goesOn(String typed, String name) {
    return typed.length() > 2 && name.startsWith(typed);
  }

  private static boolean isNear(String typed, String name) {
    if (goesOn(typed, name)) {
      return true;
    }
    int longest = Math.max(typed.length(), name.length());
    return longest < 200 && distance(typed, name) <= Math.max(1, longest / 3);
  }

  /** Levenshtein: the least number of letters inserted, left out or exchanged. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
