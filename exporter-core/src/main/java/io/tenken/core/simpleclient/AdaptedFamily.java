package io.tenken.core.simpleclient;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.SamplePart;
import io.tenken.core.spi.FamilyWriter;
import java.util.ArrayList;
import java.util.List;

/** The rows of one metric of ours as simpleclient wants them. */
final class AdaptedFamily implements FamilyWriter {

  private final MetricDefinition metric;
  private final List<Sample> samples = new ArrayList<>();

  AdaptedFamily(MetricDefinition metric) {
    this.metric = metric;
  }

  @Override
  public FamilyWriter add(long value, String... labelValues) {
    return add((double) value, labelValues);
  }

  @Override
  public FamilyWriter add(double value, String... labelValues) {
    samples.add(new Sample(metric.name(), metric.labelNames(), List.of(labelValues), value));
    return this;
  }

  @Override
  public FamilyWriter addPart(
      SamplePart part, double boundary, double value, String... labelValues) {
    List<String> names = new ArrayList<>(metric.labelNames());
    List<String> values = new ArrayList<>(List.of(labelValues));
    if (!part.boundaryLabel().isEmpty()) {
      names.add(part.boundaryLabel());
      values.add(Collector.doubleToGoString(boundary));
    }
    samples.add(new Sample(metric.name() + part.suffix(), names, values, value));
    return this;
  }

  MetricFamilySamples samples() {
    return new MetricFamilySamples(
        metric.familyName(), metric.unit().suffix(), typeOf(metric.type()), metric.help(), samples);
  }

  private static Collector.Type typeOf(MetricType type) {
    return switch (type) {
      case COUNTER -> Collector.Type.COUNTER;
      case GAUGE -> Collector.Type.GAUGE;
      case INFO -> Collector.Type.INFO;
      case STATE_SET -> Collector.Type.STATE_SET;
      case HISTOGRAM -> Collector.Type.HISTOGRAM;
      case SUMMARY -> Collector.Type.SUMMARY;
      case UNKNOWN -> Collector.Type.UNKNOWN;
    };
  }
}
