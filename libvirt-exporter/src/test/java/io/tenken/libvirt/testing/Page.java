package io.tenken.libvirt.testing;

import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.ParsedSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page of the exporter, to be asked for its samples.
 *
 * @param text as it was served
 */
public record Page(String text) {

  /** The samples of one metric, in the order of the page. */
  public List<ParsedSample> samples(String metric) {
    return ExpositionParser.parseText(text).stream()
        .flatMap(family -> family.samples().stream())
        .filter(sample -> sample.name().equals(metric))
        .toList();
  }

  /** The value of the one sample that has at least these labels; empty if there is none. */
  public OptionalDouble value(String metric, Map<String, String> labels) {
    return sample(metric, labels)
        .map(ParsedSample::value)
        .map(OptionalDouble::of)
        .orElse(OptionalDouble.empty());
  }

  /** The one sample that has at least these labels. */
  public Optional<ParsedSample> sample(String metric, Map<String, String> labels) {
    return samples(metric).stream()
        .filter(sample -> sample.labels().entrySet().containsAll(labels.entrySet()))
        .findFirst();
  }

  /** How many guests have this metric. */
  public long guests(String metric) {
    return samples(metric).stream().map(sample -> sample.labels().get("uuid")).distinct().count();
  }
}
