package io.tenken.core.encode;

import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The sample lines of families, which look alike in both Prometheus formats. */
final class SampleLines {

  /** Brace, blank, number, newline. */
  private static final int MOST_BYTES_BEHIND_LABELS = NumberText.MOST_BYTES + 3;

  private final ByteChunks out;
  private final LabelSets labels;
  private @Nullable MetricFamily family;
  private String name = "";
  private byte[] nameBytes = {};
  private boolean hasLabels;

  SampleLines(ByteChunks out) {
    this.out = out;
    this.labels = new LabelSets(out);
  }

  /**
   * The rows that follow are those of this family.
   *
   * @param sampleName the suffix of the row's part comes behind it
   */
  void start(MetricFamily next, String sampleName) {
    labels.start(next, family);
    hasLabels = !next.definition().labelNames().isEmpty();
    family = next;
    name = sampleName;
    nameBytes = Utf8Text.bytes(sampleName);
  }

  void append(int row) {
    append(Objects.requireNonNull(family), row);
  }

  private void append(MetricFamily family, int row) {
    SamplePart part = family.part(row);
    if (part == SamplePart.VALUE) {
      byte[] chunk = labels.append(nameBytes, family, row, MOST_BYTES_BEHIND_LABELS);
      appendValue(family, row, hasLabels, chunk);
      return;
    }
    byte[] partName = Utf8Text.bytes(name + part.suffix());
    byte[] chunk = labels.append(partName, family, row, MOST_BYTES_BEHIND_LABELS);
    if (part.boundaryLabel().isEmpty()) {
      appendValue(family, row, hasLabels, chunk);
      return;
    }
    String open = (hasLabels ? "," : "{") + part.boundaryLabel() + "=\"";
    out.write(Utf8Text.bytes(open + NumberText.boundary(family.boundary(row)) + "\""));
    appendValue(family, row, true, out.room(MOST_BYTES_BEHIND_LABELS));
  }

  private void appendValue(MetricFamily family, int row, boolean braceIsOpen, byte[] chunk) {
    int at = out.end();
    if (braceIsOpen) {
      chunk[at++] = '}';
    }
    chunk[at++] = ' ';
    at =
        family.isInteger(row)
            ? NumberText.put(family.longValue(row), chunk, at)
            : NumberText.put(family.doubleValue(row), chunk, at);
    chunk[at++] = '\n';
    out.advanceTo(at);
  }
}
