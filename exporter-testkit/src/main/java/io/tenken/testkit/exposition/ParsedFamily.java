package io.tenken.testkit.exposition;

import java.util.List;

/**
 * One family of a page.
 *
 * @param name as the TYPE line has it: in OpenMetrics a counter's is without {@code _total}
 * @param type as the TYPE line has it
 * @param unit empty if the page does not say
 * @param help unescaped; empty if the page does not say
 * @param samples in the order of the page
 */
public record ParsedFamily(
    String name, String type, String unit, String help, List<ParsedSample> samples) {

  public ParsedFamily {
    samples = List.copyOf(samples);
  }
}
