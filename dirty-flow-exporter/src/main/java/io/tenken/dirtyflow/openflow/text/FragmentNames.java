package io.tenken.dirtyflow.openflow.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The words of {@code nw_frag} for its {@link io.tenken.dirtyflow.openflow.FragmentBits}. */
enum FragmentNames {
  NO(0, 3),
  YES(1, 1),
  FIRST(1, 3),
  LATER(3, 3),
  NOT_LATER(0, 2),
  /** A match that no packet meets; ovs-ofctl writes it so, and does not take it. */
  ERROR("<error>", 2, 3);

  private final String word;
  private final int value;
  private final int mask;

  FragmentNames(int value, int mask) {
    this.word = name().toLowerCase(Locale.ROOT);
    this.value = value;
    this.mask = mask;
  }

  FragmentNames(String word, int value, int mask) {
    this.word = word;
    this.value = value;
    this.mask = mask;
  }

  int value() {
    return value;
  }

  int mask() {
    return mask;
  }

  String word() {
    return word;
  }

  static Optional<FragmentNames> named(String word) {
    return Arrays.stream(values()).filter(name -> name.word.equals(word)).findFirst();
  }

  static Optional<FragmentNames> of(long value, long mask) {
    return Arrays.stream(values())
        .filter(name -> name.value == value && name.mask == mask)
        .findFirst();
  }
}
