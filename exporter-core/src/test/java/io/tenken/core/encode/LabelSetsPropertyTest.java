package io.tenken.core.encode;

import static io.tenken.core.encode.ExpositionFormat.OPENMETRICS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Label sets are copied from rows before where they are equal. A row on a page of its own has
 * nothing to copy from, so it is the oracle of the row on a page full of equal ones.
 */
@Label("A label set")
class LabelSetsPropertyTest {

  private static final String LONG = "long \"".repeat(300);

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Label("is the same whether it is copied or not")
  void copiesAreEqual(@ForAll("pages") List<MetricFamily> page) {
    List<String> alone = new ArrayList<>();
    for (MetricFamily family : page) {
      for (int row = 0; row < family.rows(); row++) {
        alone.addAll(samples(List.of(onlyRow(family, row))));
      }
    }

    assertThat(samples(page)).isEqualTo(alone);
  }

  /** Rows of few different labels; what OpenMetrics leaves out (a counter that is NaN) too. */
  @Provide
  static Arbitrary<List<MetricFamily>> pages() {
    Arbitrary<Boolean> counts = Arbitraries.of(true, false);
    Arbitrary<List<Row>> rows = rows().list().ofMaxSize(60);
    Arbitrary<Integer> labels = Arbitraries.of(2, 2, 2, 1, 0);
    return Combinators.combine(counts, rows, labels)
        .as(LabelSetsPropertyTest::family)
        .list()
        .ofMaxSize(6);
  }

  private static Arbitrary<Row> rows() {
    Arbitrary<String> value = Arbitraries.of("", "a", "b", "\"", "ü", LONG);
    Arbitrary<Double> number = Arbitraries.of(1.0, 2.5, -1e-300, Double.NaN);
    return Combinators.combine(value, value, number).as(Row::new);
  }

  private static MetricFamily family(boolean counts, List<Row> rows, int labels) {
    List<String> names = List.of("first", "second").subList(0, labels);
    MetricDefinition.Builder metric =
        counts ? MetricDefinition.counter("copied_total") : MetricDefinition.gauge("copied");
    MetricFamily.Builder family =
        MetricFamily.builder(
            metric.labels(names.toArray(String[]::new)).help("Help.").source("test").build(), 0);
    for (Row row : rows) {
      List<String> values = List.of(row.first(), row.second()).subList(0, labels);
      family.add(row.value(), values.toArray(String[]::new));
    }
    return family.build();
  }

  private static MetricFamily onlyRow(MetricFamily family, int row) {
    String[] values = new String[family.definition().labelNames().size()];
    for (int label = 0; label < values.length; label++) {
      values[label] = family.labelValue(row, label);
    }
    return MetricFamily.builder(family.definition(), 1)
        .add(family.doubleValue(row), values)
        .build();
  }

  private static List<String> samples(List<MetricFamily> page) {
    return Pages.encode(OPENMETRICS, page).lines().filter(line -> !line.startsWith("#")).toList();
  }

  private record Row(String first, String second, double value) {}
}
