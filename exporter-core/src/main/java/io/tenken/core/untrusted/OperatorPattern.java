package io.tenken.core.untrusted;

import com.google.re2j.Pattern;

/**
 * A regular expression from a configuration, in the syntax of Prometheus (RE2): no input makes it
 * slow. Immutable.
 */
public final class OperatorPattern {

  /** Characters of a pattern. */
  public static final int MAX_LENGTH = 256;

  private final Pattern pattern;

  private OperatorPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws IllegalArgumentException quoting the pattern and saying what is wrong and where
   */
  public static OperatorPattern parse(String pattern) {
    return new OperatorPattern(Pattern.compile(pattern));
  }

  /** Whether it matches the whole text, as in Prometheus. */
  public boolean matches(String text) {
    return pattern.matches(text);
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return pattern.pattern();
  }
}
