package io.tenken.core.engine;

import io.tenken.core.model.MetricFamily;
import java.util.List;

/**
 * What one scrape has brought: complete, immutable, in stable order.
 *
 * @param families sorted by name, each name once; without empty families
 * @param outcomes one for each selected collector, in the order of the specification
 */
public record ScrapeResult(List<MetricFamily> families, List<CollectorOutcome> outcomes) {

  public ScrapeResult {
    families = List.copyOf(families);
    outcomes = List.copyOf(outcomes);
  }
}
