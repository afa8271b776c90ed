package io.tenken.core.engine;

import io.tenken.core.log.EventLog;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ScrapeContext;

/**
 * A run as its collector sees it.
 *
 * @param metrics that the run was started for
 */
record RunScope(Run run, Selection metrics, EventLog log) implements ScrapeContext {

  @Override
  public Deadline deadline() {
    return run.deadlineForCollector();
  }

  @Override
  public boolean wants(MetricDefinition metric) {
    return metrics.includes(metric.name());
  }
}
