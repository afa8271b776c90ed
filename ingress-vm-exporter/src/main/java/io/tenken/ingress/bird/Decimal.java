package io.tenken.ingress.bird;

import java.util.OptionalDouble;

/** Numbers as BIRD writes them: digits, and a fraction with a point. */
final class Decimal {

  private Decimal() {}

  /** Empty for anything else, also for what Java would take for a number. */
  static OptionalDouble parse(String text) {
    boolean point = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.' && !point && i > 0 && i < text.length() - 1) {
        point = true;
      } else if (c < '0' || c > '9') {
        return OptionalDouble.empty();
      }
    }
    return text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
  }
}
