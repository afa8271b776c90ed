package io.tenken.core.encode;

import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of a row with their names, a bucket's bound or quantile among them. */
final class LabelColumns {

  private LabelColumns() {}

  /** In the order of the definition; the bound comes last. */
  static Map<String, String> of(MetricFamily family, int row) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i < family.definition().labelNames().size(); i++) {
      labels.put(family.definition().labelNames().get(i), family.labelValue(row, i));
    }
    SamplePart part = family.part(row);
    if (!part.boundaryLabel().isEmpty()) {
      labels.put(part.boundaryLabel(), NumberText.boundary(family.boundary(row)));
    }
    return labels;
  }

  /** The value as the other formats write it. */
  static String value(MetricFamily family, int row) {
    return family.isInteger(row)
        ? Long.toString(family.longValue(row))
        : NumberText.of(family.doubleValue(row));
  }
}
