package io.tenken.core.simpleclient;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.SamplePart;
import io.tenken.core.model.Stability;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.FamilyWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One family as simpleclient gives it, read as one of ours. simpleclient knows the labels only from
 * the samples; where they differ within a family, a missing one is empty, which means the same to
 * Prometheus. Samples named {@code _created}, time stamps and exemplars are left out.
 */
final class ForeignFamily {

  private static final String CREATED = "_created";

  private final MetricFamilySamples family;
  private final MetricDefinition definition;

  /**
   * @throws IllegalArgumentException if a name or a label is none that Prometheus takes
   */
  ForeignFamily(MetricFamilySamples family) {
    this.family = family;
    this.definition =
        new MetricDefinition(
            nameOf(family),
            typeOf(family.type),
            unitOf(family.name),
            Objects.requireNonNullElse(family.help, ""),
            labelNames(),
            "simpleclient",
            Stability.STABLE,
            "library",
            false);
  }

  MetricDefinition definition() {
    return definition;
  }

  /** In an order that depends on the labels only; buckets and quantiles keep theirs. */
  void writeTo(FamilyWriter target) {
    List<Row> rows = new ArrayList<>();
    for (Sample sample : family.samples) {
      if (!sample.name.endsWith(CREATED)) {
        rows.add(row(sample));
      }
    }
    rows.sort(Comparator.comparing(Row::key));
    rows.forEach(row -> row.writeTo(target));
  }

  private Row row(Sample sample) {
    SamplePart part = partOf(sample);
    int boundary = sample.labelNames.indexOf(part.boundaryLabel());
    List<String> values = new ArrayList<>();
    for (String name : definition.labelNames()) {
      int at = sample.labelNames.indexOf(name);
      values.add(at < 0 ? "" : sample.labelValues.get(at));
    }
    double bound = boundary < 0 ? 0 : number(sample.labelValues.get(boundary));
    return new Row(part, bound, sample.value, values);
  }

  private SamplePart partOf(Sample sample) {
    boolean histogram = definition.type() == MetricType.HISTOGRAM;
    if (!histogram && definition.type() != MetricType.SUMMARY) {
      return SamplePart.VALUE;
    }
    return switch (sample.name.substring(family.name.length())) {
      case "_bucket" -> SamplePart.BUCKET;
      case "_count", "_gcount" -> SamplePart.COUNT;
      case "_sum", "_gsum" -> SamplePart.SUM;
      default -> histogram ? SamplePart.VALUE : SamplePart.QUANTILE;
    };
  }

  private static double number(String goFloat) {
    return switch (goFloat) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(goFloat);
    };
  }

  private static String nameOf(MetricFamilySamples family) {
    return switch (family.type) {
      case COUNTER -> family.name + "_total";
      case INFO -> family.name + "_info";
      case GAUGE, STATE_SET, HISTOGRAM, GAUGE_HISTOGRAM, SUMMARY, UNKNOWN -> family.name;
    };
  }

  private static MetricType typeOf(Collector.Type type) {
    return switch (type) {
      case COUNTER -> MetricType.COUNTER;
      case GAUGE -> MetricType.GAUGE;
      case INFO -> MetricType.INFO;
      case STATE_SET -> MetricType.STATE_SET;
      case HISTOGRAM, GAUGE_HISTOGRAM -> MetricType.HISTOGRAM;
      case SUMMARY -> MetricType.SUMMARY;
      case UNKNOWN -> MetricType.UNKNOWN;
    };
  }

  /** simpleclient's families rarely say; by convention the name does. */
  private static Unit unitOf(String familyName) {
    return Arrays.stream(Unit.values())
        .filter(unit -> unit != Unit.NONE && familyName.endsWith("_" + unit.suffix()))
        .findFirst()
        .orElse(Unit.NONE);
  }

  private List<String> labelNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Sample sample : family.samples) {
      names.addAll(sample.labelNames);
    }
    switch (family.type) {
      case HISTOGRAM, GAUGE_HISTOGRAM -> names.remove(SamplePart.BUCKET.boundaryLabel());
      case SUMMARY -> names.remove(SamplePart.QUANTILE.boundaryLabel());
      case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN -> {}
    }
    return List.copyOf(names);
  }

  private record Row(SamplePart part, double boundary, double value, List<String> labelValues) {

    String key() {
      return String.join("\0", labelValues);
    }

    void writeTo(FamilyWriter target) {
      String[] labels = labelValues.toArray(String[]::new);
      if (part == SamplePart.VALUE) {
        target.add(value, labels);
      } else {
        target.addPart(part, boundary, value, labels);
      }
    }
  }
}
