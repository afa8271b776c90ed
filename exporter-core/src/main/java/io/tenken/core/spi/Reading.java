package io.tenken.core.spi;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one scrape has brought, for a {@link TableView} or a subcommand. Immutable.
 *
 * @param families sorted by name, each name once; without empty families
 * @param failures the name of each collector that failed, with the failure in words; empty if all
 *     succeeded
 * @param atNanos when the scrape ended, by the {@link Ticker} of the runtime; only differences mean
 *     something
 */
public record Reading(List<MetricFamily> families, Map<String, String> failures, long atNanos) {

  public Reading {
    families = List.copyOf(families);
    failures = Map.copyOf(failures);
  }

  /** The rows of one metric; empty if the scrape brought none. */
  public Optional<MetricFamily> family(MetricDefinition metric) {
    return families.stream().filter(family -> family.definition().equals(metric)).findFirst();
  }
}
