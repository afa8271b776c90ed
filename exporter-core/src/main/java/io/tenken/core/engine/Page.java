package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.FailureReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Puts together what the cells have given for one scrape. Used by one thread. */
final class Page {

  private final Selection wanted;
  private final SelfMetricDefinitions definitions;
  private final SelfMetrics self;
  private final Map<MetricDefinition, MetricFamily.Builder> own = new LinkedHashMap<>();
  private final List<MetricFamily> families = new ArrayList<>();
  private final List<CollectorOutcome> outcomes = new ArrayList<>();

  Page(Selection wanted, SelfMetricDefinitions definitions, SelfMetrics self) {
    this.wanted = wanted;
    this.definitions = definitions;
    this.self = self;
    definitions.all().forEach(metric -> own.put(metric, MetricFamily.builder(metric, 16)));
  }

  void add(CollectorCell cell, CellAnswer answer) {
    List<MetricFamily> given =
        answer.result().families().stream()
            .filter(family -> wanted.includes(family.definition().name()))
            .toList();
    families.addAll(given);
    if (!answer.result().succeeded()) {
      addZeros(cell.declared(), given);
    }
    CollectorOutcome outcome = outcome(cell.name(), answer.result(), given);
    outcomes.add(outcome);
    report(outcome, answer);
  }

  void addBuildInfo(BuildInfo build) {
    rows(definitions.buildInfo()).add(1, build.version(), build.revision(), build.jdk());
  }

  ScrapeResult result() {
    own.values().stream()
        .map(MetricFamily.Builder::build)
        .filter(family -> family.rows() > 0)
        .filter(family -> wanted.includes(family.definition().name()))
        .forEach(families::add);
    families.sort(Comparator.comparing(family -> family.definition().name()));
    return new ScrapeResult(families, outcomes);
  }

  /** What has to be countable when all is lost. */
  private void addZeros(DeclaredMetrics declared, List<MetricFamily> given) {
    declared.zeroWhenFailed().stream()
        .filter(metric -> wanted.includes(metric.name()))
        .filter(metric -> given.stream().noneMatch(family -> isOf(metric, family)))
        .map(metric -> MetricFamily.builder(metric, 1).add(0L).build())
        .forEach(families::add);
  }

  private static boolean isOf(MetricDefinition metric, MetricFamily family) {
    return family.definition().name().equals(metric.name());
  }

  private static CollectorOutcome outcome(
      String collector, RunResult result, List<MetricFamily> given) {
    return new CollectorOutcome(
        collector,
        result.failure().map(Failure::reason),
        result.failure().map(Failure::detail).orElse(""),
        result.duration(),
        given.stream().mapToInt(MetricFamily::rows).sum(),
        !result.succeeded() && !given.isEmpty());
  }

  private void report(CollectorOutcome outcome, CellAnswer answer) {
    String collector = outcome.collector();
    rows(definitions.success()).add(outcome.succeeded() ? 1 : 0, collector);
    rows(definitions.duration()).add(seconds(outcome.duration()), collector);
    rows(definitions.series()).add(outcome.series(), collector);
    rows(definitions.droppedSeries()).add(answer.result().droppedRows(), collector);
    rows(definitions.running()).add(seconds(answer.running()), collector);
    answer
        .lastSuccess()
        .ifPresent(when -> rows(definitions.lastSuccess()).add(seconds(when), collector));
    answer.dataAge().ifPresent(age -> rows(definitions.dataAge()).add(seconds(age), collector));
    for (FailureReason reason : FailureReason.values()) {
      long failures = self.collectorFailures(collector, reason);
      rows(definitions.failures()).add(failures, collector, reason.label());
    }
  }

  private MetricFamily.Builder rows(MetricDefinition metric) {
    return Objects.requireNonNull(own.get(metric));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }
}
