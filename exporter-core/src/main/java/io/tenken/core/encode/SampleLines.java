package io.tenken.core.encode;

import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The sample lines of one family, which look alike in both Prometheus formats. What repeats in
 * every line is turned into bytes once.
 */
final class SampleLines {

  private static final byte[] VALUE_WITHOUT_LABELS = Utf8Text.bytes(" ");
  private static final byte[] VALUE = Utf8Text.bytes("} ");
  private static final byte[] NO_BYTES = {};

  private final MetricFamily family;
  private final ByteChunks out;
  private final Map<SamplePart, byte[]> names = new EnumMap<>(SamplePart.class);
  private final byte[][] labels;

  /**
   * @param name of the samples; the suffix of the row's part comes behind it
   */
  SampleLines(MetricFamily family, String name, ByteChunks out) {
    this.family = family;
    this.out = out;
    for (SamplePart part : SamplePart.values()) {
      names.put(part, Utf8Text.bytes(name + part.suffix()));
    }
    List<String> labelNames = family.definition().labelNames();
    this.labels = new byte[labelNames.size()][];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = Utf8Text.bytes((i == 0 ? "{" : ",") + labelNames.get(i) + "=\"");
    }
  }

  void append(int row) {
    SamplePart part = family.part(row);
    out.write(names.getOrDefault(part, NO_BYTES));
    for (int i = 0; i < labels.length; i++) {
      out.write(labels[i]);
      Utf8Text.appendQuotable(family.labelValue(row, i), out);
      out.write('"');
    }
    boolean hasBoundary = !part.boundaryLabel().isEmpty();
    if (hasBoundary) {
      appendBoundary(part.boundaryLabel(), family.boundary(row));
    }
    out.write(hasBoundary || labels.length > 0 ? VALUE : VALUE_WITHOUT_LABELS);
    if (family.isInteger(row)) {
      NumberText.append(family.longValue(row), out);
    } else {
      NumberText.append(family.doubleValue(row), out);
    }
    out.write('\n');
  }

  private void appendBoundary(String label, double boundary) {
    String open = labels.length == 0 ? "{" : ",";
    out.write(Utf8Text.bytes(open + label + "=\"" + NumberText.boundary(boundary) + "\""));
  }
}
