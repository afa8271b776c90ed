package io.tenken.core.spi;

import io.tenken.core.log.EventLog;
import io.tenken.core.model.MetricDefinition;

/** What a run may know of the scrape that it answers. */
public interface ScrapeContext {

  /** After it nobody waits for this run: every call to the outside is bounded by it. */
  Deadline deadline();

  /** Carries the collector's name. */
  EventLog log();

  /** False if the scrape asked for other metrics by name: a costly call can be left out. */
  boolean wants(MetricDefinition metric);
}
