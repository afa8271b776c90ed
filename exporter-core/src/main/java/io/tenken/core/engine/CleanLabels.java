package io.tenken.core.engine;

import io.tenken.core.untrusted.LabelText;
import org.jspecify.annotations.Nullable;

/**
 * Makes label values fit for a page. A thing mostly has a row in many metrics, one after the other,
 * named by the same objects: a value that was just found clean is known by the object, which costs
 * less than a look at its text. Belongs to one run.
 */
final class CleanLabels {

  /** The values of a few things; a power of two. */
  private static final int MOST_KNOWN = 64;

  private final @Nullable String[] known = new String[MOST_KNOWN];

  /** {@code value} itself where nothing is wrong with it. */
  @SuppressWarnings("ReferenceEquality")
  String clean(String value) {
    int hash = value.hashCode();
    int place = (hash ^ (hash >>> 16)) & (MOST_KNOWN - 1);
    if (known[place] == value) {
      return value;
    }
    String clean = LabelText.clean(value);
    known[place] = clean;
    return clean;
  }
}
