package io.tenken.testkit.exposition;

import java.util.regex.Pattern;

/** Numbers as both formats write them: no bare point, no hexadecimal, no underscore, no suffix. */
final class ExpositionNumbers {

  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private ExpositionNumbers() {}

  /**
   * @throws IllegalArgumentException if the text is no number
   */
  static double parse(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      case "NaN" -> Double.NaN;
      default -> finite(text);
    };
  }

  /** True if the text is what OpenMetrics calls canonical for {@code le} and {@code quantile}. */
  static boolean isCanonical(String text) {
    if (text.equals("+Inf") || text.equals("-Inf") || text.equals("NaN")) {
      return true;
    }
    return NUMBER.matcher(text).matches() && (text.contains(".") || text.contains("e"));
  }

  private static double finite(String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is no number");
    }
    return Double.parseDouble(text);
  }
}
