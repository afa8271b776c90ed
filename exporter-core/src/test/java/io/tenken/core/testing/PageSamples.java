package io.tenken.core.testing;

import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.ParsedSample;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A page of an exporter, to be asked for its samples.
 *
 * @param text as it was served
 */
public record PageSamples(String text) {

  /** The samples of one metric that have at least these labels, in the order of the page. */
  public List<ParsedSample> of(String metric, Map<String, String> labels) {
    return ExpositionParser.parseText(text).stream()
        .flatMap(family -> family.samples().stream())
        .filter(sample -> sample.name().equals(metric))
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .toList();
  }

  /** All samples of one metric, in the order of the page. */
  public List<ParsedSample> of(String metric) {
    return of(metric, Map.of());
  }

  /** The value of the first sample that has at least these labels; empty if there is none. */
  public OptionalDouble value(String metric, Map<String, String> labels) {
    return of(metric, labels).stream().mapToDouble(ParsedSample::value).findFirst();
  }
}
