package io.tenken.core.untrusted;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression from a configuration, in the syntax of Prometheus (RE2): no input makes it
 * slow. Immutable.
 */
public final class OperatorPattern {

  /** Characters of a pattern. */
  public static final int MAX_LENGTH = 256;

  /** Instructions; a text of 256 characters takes at most as many steps times 256. */
  static final int MAX_SIZE = 5_000;

  private final Pattern pattern;

  private OperatorPattern(Pattern pattern) {
    this.pattern = pattern;
  }

  /**
   * @throws IllegalArgumentException quoting the pattern and saying what is wrong and where
   */
  public static OperatorPattern parse(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "pattern of %d characters: at most %d are allowed"
              .formatted(pattern.length(), MAX_LENGTH));
    }
    if (PatternSize.of(pattern) > MAX_SIZE) {
      throw new IllegalArgumentException(
          "pattern \"%s\": its repetitions multiply to more than %d items"
              .formatted(pattern, MAX_SIZE));
    }
    try {
      return new OperatorPattern(Pattern.compile(pattern));
    } catch (PatternSyntaxException wrong) {
      throw new IllegalArgumentException(
          "pattern \"%s\": %s at character %d"
              .formatted(pattern, wrong.getDescription(), position(pattern, wrong)),
          wrong);
    }
  }

  /** Whether it matches the whole text, as in Prometheus. */
  public boolean matches(String text) {
    return pattern.matches(text);
  }

  /**
   * Whether it matches any part of the text. Takes as many steps as the text has characters times
   * {@link #MAX_SIZE}, so cap the text.
   */
  public boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }

  /** The pattern as it was written. */
  @Override
  public String toString() {
    return pattern.pattern();
  }

  /** Counted from 1. RE2/J knows no index, only the part that it can't read. */
  private static int position(String pattern, PatternSyntaxException wrong) {
    String part = wrong.getPattern();
    if (part.isEmpty() || (part.equals(pattern) && part.length() > 1)) {
      return pattern.length();
    }
    return 1 + (part.equals("[") ? pattern.lastIndexOf(part) : pattern.indexOf(part));
  }
}
