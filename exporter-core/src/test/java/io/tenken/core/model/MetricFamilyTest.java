package io.tenken.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A metric family")
class MetricFamilyTest {

  private static final MetricDefinition FLOWS =
      MetricDefinition.gauge("flows").labels("bridge", "table").help("Flows.").source("s").build();

  @Test
  void keeps_integers_exact() {
    MetricFamily family =
        MetricFamily.builder(FLOWS, 1)
            .add(9_007_199_254_740_993L, "br-int", "0")
            .add(0.5, "br-int", "1")
            .build();

    assertThat(family.isInteger(0)).isTrue();
    assertThat(family.longValue(0)).isEqualTo(9_007_199_254_740_993L);
    assertThat(family.isInteger(1)).isFalse();
    assertThat(family.doubleValue(1)).isEqualTo(0.5);
    assertThat(family.part(1)).isEqualTo(SamplePart.VALUE);
    assertThat(family.boundary(1)).isZero();
  }

  @Test
  void keeps_order_and_labels_beyond_the_expected_size() {
    MetricFamily.Builder builder = MetricFamily.builder(FLOWS, 0);
    for (int row = 0; row < 1000; row++) {
      builder.add(row, "br-" + row, Integer.toString(row % 7));
    }
    MetricFamily family = builder.build();

    assertThat(family.rows()).isEqualTo(1000);
    assertThat(family.longValue(999)).isEqualTo(999);
    assertThat(family.labelValue(999, 0)).isEqualTo("br-999");
    assertThat(family.labelValue(999, 1)).isEqualTo("5");
  }

  @Test
  void knows_parts_of_histograms_among_plain_rows() {
    MetricFamily.Builder builder = MetricFamily.builder(FLOWS, 2).add(1, "a", "0");
    for (int row = 0; row < 8; row++) {
      builder.addPart(SamplePart.BUCKET, row, row * 2.0, "b", "0");
    }
    MetricFamily family = builder.add(7, "c", "0").build();

    assertThat(family.part(0)).isEqualTo(SamplePart.VALUE);
    assertThat(family.part(8)).isEqualTo(SamplePart.BUCKET);
    assertThat(family.boundary(8)).isEqualTo(7.0);
    assertThat(family.doubleValue(8)).isEqualTo(14.0);
    assertThat(family.part(9)).isEqualTo(SamplePart.VALUE);
    assertThat(family).hasToString("flows (10 rows)");
  }

  @Test
  void refuses_a_row_without_all_labels() {
    assertThatThrownBy(() -> MetricFamily.builder(FLOWS, 1).add(1, "br-int"))
        .hasMessage("metric \"flows\" has labels [bridge, table], but a row came with 1 values");
  }
}
