package io.tenken.core.encode;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.SamplePart;
import io.tenken.core.model.Stability;
import io.tenken.core.model.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Families that any collector might emit: every type, any text, any number. */
final class RandomFamilies {

  private static final List<Double> BOUNDS =
      List.of(1e-7, 0.005, 0.5, 1.0, 10.0, 2.5e6, 1e9, Double.POSITIVE_INFINITY);

  private RandomFamilies() {}

  /** Up to six families with different names. */
  static Arbitrary<List<MetricFamily>> pages() {
    Arbitrary<MetricFamily> family =
        Arbitraries.of(MetricType.class).flatMap(RandomFamilies::family);
    return family.list().ofMaxSize(6).map(RandomFamilies::named);
  }

  private static Arbitrary<MetricFamily> family(MetricType type) {
    return switch (type) {
      case HISTOGRAM -> withParts(type, SamplePart.BUCKET);
      case SUMMARY -> withParts(type, SamplePart.QUANTILE);
      case INFO -> rows(type, Arbitraries.just(1.0));
      case STATE_SET -> rows(type, Arbitraries.of(0.0, 1.0));
      case COUNTER -> rows(type, values().filter(value -> value >= 0));
      case GAUGE, UNKNOWN -> rows(type, values());
    };
  }

  private static Arbitrary<MetricFamily> rows(MetricType type, Arbitrary<Double> values) {
    Arbitrary<List<String>> labels = text().list().ofSize(2);
    Arbitrary<List<Row>> rows =
        Combinators.combine(labels, values).as(Row::new).list().ofMaxSize(8);
    return Combinators.combine(rows, text(), Arbitraries.of(true, false))
        .as(
            (list, help, integers) -> {
              MetricFamily.Builder family = MetricFamily.builder(definition(type, help), 1);
              Set<List<String>> seen = new HashSet<>();
              for (Row row : list) {
                if (seen.add(row.labels())) {
                  add(family, row, integers);
                }
              }
              return family.build();
            });
  }

  private static void add(MetricFamily.Builder family, Row row, boolean integers) {
    String[] labels = row.labels().toArray(String[]::new);
    if (integers && row.value() == Math.rint(row.value())) {
      family.add((long) row.value(), labels);
    } else {
      family.add(row.value(), labels);
    }
  }

  private static Arbitrary<MetricFamily> withParts(MetricType type, SamplePart bounded) {
    Arbitrary<Set<Double>> bounds = Arbitraries.of(BOUNDS).set().ofMinSize(1);
    Arbitrary<Double> values = Arbitraries.doubles().between(0, 1e12);
    return Combinators.combine(bounds, values, text(), text())
        .as(
            (chosen, value, label, help) -> {
              MetricFamily.Builder family = MetricFamily.builder(definition(type, help), 1);
              for (double bound : chosen.stream().sorted().toList()) {
                family.addPart(bounded, bound, value, label, "x");
              }
              family.addPart(SamplePart.COUNT, 0, Math.rint(value), label, "x");
              family.addPart(SamplePart.SUM, 0, value, label, "x");
              return family.build();
            });
  }

  private static Arbitrary<Double> values() {
    return Arbitraries.oneOf(
        Arbitraries.doubles(),
        Arbitraries.longs().map(Long::doubleValue),
        Arbitraries.integers().map(Integer::doubleValue),
        Arbitraries.of(0.0, -0.0, 0.1 + 0.2, 1e-9, Double.MIN_VALUE, Double.MAX_VALUE),
        Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
  }

  /** Any text that UTF-8 can carry; what needs escaping more often than by chance. */
  private static Arbitrary<String> text() {
    Arbitrary<String> special =
        Arbitraries.strings().withChars("\\\"\n\r\t {},=#n\0ü点").ofMaxLength(8);
    Arbitrary<String> any =
        Arbitraries.strings()
            .ofMaxLength(40)
            .filter(text -> text.codePoints().noneMatch(RandomFamilies::isHalf));
    return Arbitraries.oneOf(special, any);
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static MetricDefinition definition(MetricType type, String help) {
    String name =
        switch (type) {
          case COUNTER -> "metric_total";
          case INFO -> "metric_info";
          case GAUGE, STATE_SET, HISTOGRAM, SUMMARY, UNKNOWN -> "metric";
        };
    return new MetricDefinition(
        name,
        type,
        Unit.NONE,
        help,
        List.of("first", "metric"),
        "test",
        Stability.STABLE,
        "1",
        false);
  }

  /** Gives the families different names, and a state set the label that OpenMetrics wants. */
  private static List<MetricFamily> named(List<MetricFamily> families) {
    List<MetricFamily> named = new ArrayList<>();
    for (int i = 0; i < families.size(); i++) {
      named.add(renamed(families.get(i), "metric" + i));
    }
    return named;
  }

  private static MetricFamily renamed(MetricFamily family, String name) {
    MetricDefinition old = family.definition();
    MetricDefinition metric =
        new MetricDefinition(
            old.name().replace("metric", name),
            old.type(),
            old.unit(),
            old.help(),
            List.of("first", name),
            old.source(),
            old.stability(),
            old.cardinality(),
            false);
    MetricFamily.Builder copy = MetricFamily.builder(metric, family.rows());
    for (int row = 0; row < family.rows(); row++) {
      String[] labels = {family.labelValue(row, 0), family.labelValue(row, 1)};
      if (family.part(row) != SamplePart.VALUE) {
        copy.addPart(family.part(row), family.boundary(row), family.doubleValue(row), labels);
      } else if (family.isInteger(row)) {
        copy.add(family.longValue(row), labels);
      } else {
        copy.add(family.doubleValue(row), labels);
      }
    }
    return copy.build();
  }

  private record Row(List<String> labels, double value) {}
}
