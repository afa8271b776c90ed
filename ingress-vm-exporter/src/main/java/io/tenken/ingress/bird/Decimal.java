package io.tenken.ingress.bird;

import java.util.OptionalDouble;

/** Numbers as BIRD writes them: digits, and a fraction with a point. */
final class Decimal {

  /** So many always fit into a long. */
  private static final int MOST_DIGITS = 18;

  private Decimal() {}

  /** The number that these characters write; -1 if they write none, or one beyond 18 digits. */
  static long whole(String text, int from, int to) {
    if (from == to || to - from > MOST_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value;
  }

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
