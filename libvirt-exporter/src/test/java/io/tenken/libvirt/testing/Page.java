package io.tenken.libvirt.testing;

import io.tenken.core.testing.PageSamples;
import io.tenken.testkit.exposition.ParsedSample;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A page of the exporter, to be asked for its guests.
 *
 * @param page as it was served
 */
public record Page(PageSamples page) {

  public String text() {
    return page.text();
  }

  /** The samples of one metric, in the order of the page. */
  public List<ParsedSample> samples(String metric) {
    return page.of(metric);
  }

  /** The value of the one sample that has at least these labels; empty if there is none. */
  public OptionalDouble value(String metric, Map<String, String> labels) {
    return page.value(metric, labels);
  }

  /** The one sample that has at least these labels. */
  public Optional<ParsedSample> sample(String metric, Map<String, String> labels) {
    return page.of(metric, labels).stream().findFirst();
  }

  /** How many guests have this metric. */
  public long guests(String metric) {
    return samples(metric).stream().map(sample -> sample.labels().get("uuid")).distinct().count();
  }
}
