package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one collector may emit. Immutable. */
final class DeclaredMetrics {

  private final CollectorSpec spec;
  private final Map<String, MetricDefinition> byName;
  private final List<MetricDefinition> zeroWhenFailed;

  DeclaredMetrics(CollectorSpec spec) {
    this.spec = spec;
    this.byName =
        spec.metrics().stream()
            .collect(Collectors.toUnmodifiableMap(MetricDefinition::name, Function.identity()));
    this.zeroWhenFailed = spec.metrics().stream().filter(MetricDefinition::zeroWhenFailed).toList();
  }

  /**
   * A library's metric may get its labels only while it runs, so name and type have to agree, and
   * not the whole definition.
   *
   * @throws IllegalStateException if the specification does not declare the metric
   */
  void requireDeclared(MetricDefinition metric) {
    MetricDefinition declared = byName.get(metric.name());
    if (declared == null || declared.type() != metric.type()) {
      throw new IllegalStateException(
          "collector \"%s\" emits metric \"%s\" (%s), which its specification does not declare"
              .formatted(spec.name(), metric.name(), metric.type()));
    }
  }

  boolean anyWantedBy(Selection metrics) {
    return byName.keySet().stream().anyMatch(metrics::includes);
  }

  /** What is exported as 0 when the collector fails. */
  List<MetricDefinition> zeroWhenFailed() {
    return zeroWhenFailed;
  }
}
