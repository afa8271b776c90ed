package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.Unit;
import java.util.List;

/**
 * What the engine itself adds to every page: how its collectors do, and what runs here. The only
 * metrics whose names are put together, since each exporter has its own namespace.
 */
public record SelfMetricDefinitions(
    MetricDefinition success,
    MetricDefinition duration,
    MetricDefinition series,
    MetricDefinition droppedSeries,
    MetricDefinition failures,
    MetricDefinition running,
    MetricDefinition lastSuccess,
    MetricDefinition dataAge,
    MetricDefinition buildInfo) {

  private static final String COLLECTOR = "collector";
  private static final String ENGINE = "scrape engine";

  /**
   * @param namespace of the exporter: {@code libvirt}
   */
  public static SelfMetricDefinitions of(String namespace) {
    String prefix = namespace + "_scrape_collector_";
    return new SelfMetricDefinitions(
        gauge(prefix + "success", "1 if all of the collector's data is here, 0 if not."),
        seconds(prefix + "duration_seconds", "How long the collector's run took."),
        gauge(prefix + "series", "Series that the collector gave."),
        gauge(
            prefix + "dropped_series",
            "Series that were dropped: beyond the collector's limit, or given twice."),
        failures(prefix),
        seconds(
            prefix + "running_seconds",
            "Age of the collector's run that is still under way; 0 if there is none."),
        seconds(
            prefix + "last_success_timestamp_seconds",
            "When the collector last succeeded, in seconds since 1970; absent before."),
        seconds(
            prefix + "data_age_seconds",
            "Age of the data of a collector that runs in the background."),
        buildInfo(namespace));
  }

  /** All of them, in a fixed order. */
  public List<MetricDefinition> all() {
    return List.of(
        success,
        duration,
        series,
        droppedSeries,
        failures,
        running,
        lastSuccess,
        dataAge,
        buildInfo);
  }

  /** Those that tell of a run, so that somebody who asks for one of them asks for the runs. */
  List<MetricDefinition> ofRuns() {
    return List.of(success, duration, series, droppedSeries, failures, dataAge);
  }

  private static MetricDefinition gauge(String name, String help) {
    return MetricDefinition.gauge(name)
        .labels(COLLECTOR)
        .per(COLLECTOR)
        .help(help)
        .source(ENGINE)
        .build();
  }

  private static MetricDefinition seconds(String name, String help) {
    return MetricDefinition.gauge(name)
        .unit(Unit.SECONDS)
        .labels(COLLECTOR)
        .per(COLLECTOR)
        .help(help)
        .source(ENGINE)
        .build();
  }

  private static MetricDefinition failures(String prefix) {
    return MetricDefinition.counter(prefix + "failures_total")
        .labels(COLLECTOR, "reason")
        .per(COLLECTOR, "reason")
        .help("Runs that failed, wholly or in part, and scrapes that had to do without a run.")
        .source(ENGINE)
        .build();
  }

  private static MetricDefinition buildInfo(String namespace) {
    return MetricDefinition.info(namespace + "_exporter_build_info")
        .labels("version", "revision", "jdk")
        .help("What runs here: version and commit of the exporter, version of the Java runtime.")
        .source("manifest of the jar; system property java.version")
        .build();
  }
}
