package io.tenken.core.testing;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what a collector emits, as lines that a test can compare: {@code name{label="value",…}
 * 1}. Refuses undeclared metrics and null labels as the engine does; neither cleans nor limits.
 */
public final class RecordingSink implements MetricSink {

  /** What {@link MetricSink#partial} was told. */
  public record Partial(FailureReason reason, String detail) {}

  private final Set<MetricDefinition> declared;
  private final Map<String, Recorder> families = new LinkedHashMap<>();
  private final List<String> lines = new ArrayList<>();
  private final List<Partial> partials = new ArrayList<>();

  /**
   * @param declared as in the collector's specification
   */
  public RecordingSink(List<MetricDefinition> declared) {
    this.declared = Set.copyOf(declared);
  }

  @Override
  public FamilyWriter family(MetricDefinition metric) {
    boolean known =
        declared.stream()
            .anyMatch(one -> one.name().equals(metric.name()) && one.type() == metric.type());
    if (!known) {
      throw new IllegalStateException("metric \"" + metric.name() + "\" is not declared");
    }
    return families.computeIfAbsent(metric.name(), name -> new Recorder(metric));
  }

  @Override
  public void partial(FailureReason reason, String detail, @Nullable Throwable cause) {
    partials.add(new Partial(reason, detail));
  }

  /** Every row in the order in which it was emitted. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** The rows of one metric in the order in which they were emitted. */
  public List<String> lines(MetricDefinition metric) {
    Recorder family = families.get(metric.name());
    return family == null ? List.of() : List.copyOf(family.own);
  }

  public List<Partial> partials() {
    return List.copyOf(partials);
  }

  /** The families in the order of their first mention; metrics without rows are left out. */
  public List<MetricFamily> families() {
    return families.values().stream()
        .map(family -> family.rows.build())
        .filter(family -> family.rows() > 0)
        .toList();
  }

  private final class Recorder implements FamilyWriter {

    private final MetricDefinition metric;
    private final MetricFamily.Builder rows;
    private final List<String> own = new ArrayList<>();

    private Recorder(MetricDefinition metric) {
      this.metric = metric;
      this.rows = MetricFamily.builder(metric, 0);
    }

    @Override
    public FamilyWriter add(long value, String... labelValues) {
      rows.add(value, labelValues);
      return record("", Long.toString(value), labelValues);
    }

    @Override
    public FamilyWriter add(double value, String... labelValues) {
      rows.add(value, labelValues);
      return record("", Double.toString(value), labelValues);
    }

    @Override
    public FamilyWriter addPart(
        SamplePart part, double boundary, double value, String... labelValues) {
      rows.addPart(part, boundary, value, labelValues);
      String bound = part.boundaryLabel().isEmpty() ? "" : "[" + boundary + "]";
      return record(part.suffix() + bound, Double.toString(value), labelValues);
    }

    private FamilyWriter record(String suffix, String value, String... labelValues) {
      StringBuilder line = new StringBuilder(metric.name()).append(suffix);
      String separator = "{";
      for (int i = 0; i < labelValues.length; i++) {
        String label = metric.labelNames().get(i);
        if (labelValues[i] == null) {
          throw new IllegalArgumentException(
              "metric \"%s\": label \"%s\" is null".formatted(metric.name(), label));
        }
        line.append(separator).append(label).append("=\"").append(labelValues[i]).append('"');
        separator = ",";
      }
      line.append(labelValues.length == 0 ? " " : "} ").append(value);
      lines.add(line.toString());
      own.add(line.toString());
      return this;
    }
  }
}
