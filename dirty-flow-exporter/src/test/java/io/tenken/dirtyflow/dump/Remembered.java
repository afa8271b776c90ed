package io.tenken.dirtyflow.dump;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Answers of a function that depend on the text alone, as long as they were asked for lately: a
 * fuzzer changes a few bytes at a time, and would spend its time on the rest. One thread at a time.
 */
final class Remembered<T> {

  private static final int MOST = 1_000;

  private final Function<String, T> function;
  private final Map<String, T> answers = new LinkedHashMap<>(16, 0.75f, true);

  Remembered(Function<String, T> function) {
    this.function = function;
  }

  /** What the function throws is thrown, and not remembered. */
  T of(String text) {
    T known = answers.get(text);
    if (known == null) {
      known = function.apply(text);
      answers.put(text, known);
      forgetOldest();
    }
    return known;
  }

  private void forgetOldest() {
    if (answers.size() > MOST) {
      answers.remove(answers.keySet().iterator().next());
    }
  }
}
