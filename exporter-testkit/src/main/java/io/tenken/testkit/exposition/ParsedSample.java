package io.tenken.testkit.exposition;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One line of a page.
 *
 * @param name with the suffix that the line has
 * @param labels by name
 * @param valueText as it stands in the page, to tell exact integers from rounded ones
 */
public record ParsedSample(String name, SortedMap<String, String> labels, String valueText) {

  public ParsedSample {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  public double value() {
    return ExpositionNumbers.parse(valueText);
  }

  /** Without the value: what two samples of a page may not have in common. */
  public String series() {
    return name + labels;
  }

  @Override
  public String toString() {
    return series() + " " + valueText;
  }
}
