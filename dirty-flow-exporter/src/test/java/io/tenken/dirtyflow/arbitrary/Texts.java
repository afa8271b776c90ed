package io.tenken.dirtyflow.arbitrary;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Texts made of other texts. */
final class Texts {

  private Texts() {}

  /** One of these words. */
  static Arbitrary<String> word(String... words) {
    return Arbitraries.of(words);
  }

  /** A pattern as {@link String#format} takes it, filled with a text for each {@code %s}. */
  @SafeVarargs
  static Arbitrary<String> filled(String pattern, Arbitrary<String>... parts) {
    List<Arbitrary<String>> all = new ArrayList<>();
    for (Arbitrary<String> part : parts) {
      all.add(part);
    }
    return Combinators.combine(all).as(texts -> pattern.formatted(texts.toArray()));
  }

  /** Up to {@code most} of the parts, in their order, none twice. */
  static Arbitrary<List<String>> some(List<? extends Arbitrary<String>> parts, int most) {
    if (parts.isEmpty()) {
      return Arbitraries.just(List.of());
    }
    return Arbitraries.integers()
        .between(0, parts.size() - 1)
        .set()
        .ofMaxSize(Math.min(most, parts.size()))
        .flatMap(
            chosen -> {
              List<Arbitrary<String>> taken = new ArrayList<>();
              chosen.stream().sorted().forEach(index -> taken.add(parts.get(index)));
              return Combinators.combine(taken).as(texts -> texts);
            });
  }

  /** Like {@link #some}, separated by commas. */
  static Arbitrary<String> someOf(List<? extends Arbitrary<String>> parts, int most) {
    return some(parts, most).map(texts -> String.join(",", texts));
  }

  /** The text, or nothing. */
  static Arbitrary<String> perhaps(Arbitrary<String> text) {
    return Arbitraries.oneOf(List.of(text, Arbitraries.just("")));
  }
}
