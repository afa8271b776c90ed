package io.tenken.ingress.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.Stability;
import io.tenken.core.model.Unit;
import java.util.List;

/**
 * Gauges named and labelled as systemd_exporter has them, so that its dashboards and rules work,
 * also where the name keeps to conventions less strict than ours.
 */
final class CompatibleMetric {

  private CompatibleMetric() {}

  /**
   * @param per what one series exists for
   */
  static MetricDefinition gauge(
      String name, List<String> labels, String help, String source, String per) {
    return new MetricDefinition(
        name, MetricType.GAUGE, Unit.NONE, help, labels, source, Stability.STABLE, per, false);
  }
}
