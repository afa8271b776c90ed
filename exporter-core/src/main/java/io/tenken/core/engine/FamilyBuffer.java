package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import io.tenken.core.spi.FamilyWriter;

/** The rows of one metric in one run. Belongs to the thread of that run. */
final class FamilyBuffer implements FamilyWriter {

  private final SampleBuffer run;
  private final MetricDefinition metric;
  private final MetricFamily.Builder rows;

  FamilyBuffer(SampleBuffer run, MetricDefinition metric, int expectedRows) {
    this.run = run;
    this.metric = metric;
    this.rows = MetricFamily.builder(metric, expectedRows);
  }

  @Override
  public FamilyWriter add(long value, String... labelValues) {
    if (run.admits(metric)) {
      rows.add(value, clean(labelValues));
    }
    return this;
  }

  @Override
  public FamilyWriter add(double value, String... labelValues) {
    if (run.admits(metric)) {
      rows.add(value, clean(labelValues));
    }
    return this;
  }

  @Override
  public FamilyWriter addPart(
      SamplePart part, double boundary, double value, String... labelValues) {
    if (run.admits(metric)) {
      rows.addPart(part, boundary, value, clean(labelValues));
    }
    return this;
  }

  MetricFamily build() {
    return rows.build();
  }

  /** The caller's array is left as it is. */
  private String[] clean(String[] labelValues) {
    String[] clean = labelValues;
    for (int i = 0; i < labelValues.length; i++) {
      String value = labelValues[i];
      if (value == null) {
        throw new IllegalArgumentException(
            "metric \"%s\": value number %d of labels %s is null"
                .formatted(metric.name(), i + 1, metric.labelNames()));
      }
      String cleaned = run.clean(value);
      if (!cleaned.equals(value)) {
        clean = clean == labelValues ? labelValues.clone() : clean;
        clean[i] = cleaned;
      }
    }
    return clean;
  }
}
