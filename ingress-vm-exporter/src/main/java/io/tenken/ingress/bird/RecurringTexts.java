package io.tenken.ingress.bird;

import org.jspecify.annotations.Nullable;

/**
 * Gives one object for texts that are equal, from one answer to the next: names and addresses of
 * sessions stay the same for months. What compares, hashes or cleans label values then knows them
 * at a look.
 *
 * <p>Keeps a fixed number of short texts at most; a text that takes the place of another costs
 * nothing but the object. For one thread.
 */
final class RecurringTexts {

  /** Two texts each for the sessions of two large daemons; a power of two. */
  static final int MOST_KEPT = 4096;

  /** Longer ones are descriptions, or an attack on our memory. */
  static final int MOST_CHARS = 128;

  private final @Nullable String[] kept = new String[MOST_KEPT];

  /** An equal text: the one that was given first, if it is still known. */
  String same(String text) {
    if (text.length() > MOST_CHARS) {
      return text;
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 12)) & (MOST_KEPT - 1);
    String known = kept[place];
    if (known != null && known.equals(text)) {
      return known;
    }
    kept[place] = text;
    return text;
  }
}
