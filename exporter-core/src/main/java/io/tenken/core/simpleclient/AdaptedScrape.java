package io.tenken.core.simpleclient;

import io.tenken.core.log.EventLog;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ScrapeContext;

/** A scrape of a simpleclient registry, which always wants everything. */
record AdaptedScrape(Deadline deadline, EventLog log) implements ScrapeContext {

  @Override
  public boolean wants(MetricDefinition metric) {
    return true;
  }
}
