package io.tenken.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

@Label("Rows that came twice")
class DuplicatesPropertyTest {

  private static final MetricDefinition METRIC = EngineUnderTest.gauge("metric", "a", "b");

  @Property
  @Label("are left out as a map would do it, and the order of the others stays")
  void like_a_map(
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> first,
      @ForAll @Size(max = 200) List<@IntRange(min = 0, max = 9) Integer> second) {
    Map<List<String>, Long> expected = new LinkedHashMap<>();
    MetricFamily.Builder rows = MetricFamily.builder(METRIC, 0);
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      String[] labels = {"a" + first.get(i), "b" + second.get(i)};
      rows.add((long) i, labels);
      expected.putIfAbsent(List.of(labels), (long) i);
    }
    MetricFamily family = rows.build();
    Duplicates duplicates = new Duplicates();

    MetricFamily kept = duplicates.removedFrom(family);

    assertThat(values(kept)).isEqualTo(List.copyOf(expected.values()));
    assertThat(duplicates.removed()).isEqualTo(family.rows() - expected.size());
    assertThat(duplicates.description().isPresent()).isEqualTo(duplicates.removed() > 0);
    if (duplicates.removed() == 0) {
      assertThat(kept).isSameAs(family);
    }
  }

  @Example
  @Label("are found among many")
  void many() {
    MetricFamily.Builder rows = MetricFamily.builder(METRIC, 50_002);
    for (int i = 0; i < 50_000; i++) {
      rows.add((long) i, "guest-" + i / 100, "disk-" + i % 100);
    }
    rows.add(-1L, "guest-250", "disk-50").add(-2L, "guest-0", "disk-0");
    Duplicates duplicates = new Duplicates();

    assertThat(duplicates.removedFrom(rows.build()).rows()).isEqualTo(50_000);
    assertThat(duplicates.description())
        .contains(
            "2 rows came twice and were dropped, first metric{a=\"guest-250\",b=\"disk-50\"}");
  }

  private static List<Long> values(MetricFamily family) {
    List<Long> values = new ArrayList<>();
    for (int row = 0; row < family.rows(); row++) {
      values.add(family.longValue(row));
    }
    return values;
  }
}
