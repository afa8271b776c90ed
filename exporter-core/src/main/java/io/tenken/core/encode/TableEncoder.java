package io.tenken.core.encode;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import io.tenken.core.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One table a family, for people: a column a label, the value last and to the right. */
final class TableEncoder {

  private TableEncoder() {}

  static void write(List<MetricFamily> families, ByteChunks out) {
    boolean first = true;
    for (MetricFamily family : families) {
      if (!first) {
        out.write('\n');
      }
      first = false;
      writeHeading(family.definition(), out);
      writeRows(family, out);
    }
  }

  private static void writeHeading(MetricDefinition metric, ByteChunks out) {
    String type = metric.type().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    String unit = metric.unit() == Unit.NONE ? "" : ", " + metric.unit().suffix();
    writeLine("%s  (%s%s)".formatted(metric.name(), type, unit), out);
    writeLine(printable(metric.help()), out);
  }

  private static void writeRows(MetricFamily family, ByteChunks out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(columns(family));
    for (int row = 0; row < family.rows(); row++) {
      lines.add(cells(family, row));
    }
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(line.get(i)));
      }
    }
    for (List<String> line : lines) {
      writeLine(aligned(line, widths), out);
    }
  }

  private static List<String> columns(MetricFamily family) {
    List<String> columns = new ArrayList<>();
    if (hasParts(family)) {
      columns.add("sample");
      columns.addAll(family.definition().labelNames());
      columns.add("bound");
    } else {
      columns.addAll(family.definition().labelNames());
    }
    columns.add("value");
    return columns;
  }

  private static List<String> cells(MetricFamily family, int row) {
    List<String> cells = new ArrayList<>();
    SamplePart part = family.part(row);
    if (hasParts(family)) {
      cells.add(part.name().toLowerCase(Locale.ROOT));
    }
    for (int i = 0; i < family.definition().labelNames().size(); i++) {
      cells.add(printable(family.labelValue(row, i)));
    }
    if (hasParts(family)) {
      boolean bounded = !part.boundaryLabel().isEmpty();
      cells.add(bounded ? NumberText.boundary(family.boundary(row)) : "");
    }
    cells.add(LabelColumns.value(family, row));
    return cells;
  }

  private static boolean hasParts(MetricFamily family) {
    return switch (family.definition().type()) {
      case HISTOGRAM, SUMMARY -> true;
      case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN -> false;
    };
  }

  private static String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(cells.get(i)));
      boolean toTheRight = i == widths.length - 1;
      line.append("  ");
      line.append(toTheRight ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString();
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  /** A label of another library's collector may hold what would move the cursor. */
  private static String printable(String text) {
    return Utf8Text.mapped(text, c -> Character.isISOControl(c) ? Utf8Text.REPLACEMENT : c);
  }

  private static void writeLine(String line, ByteChunks out) {
    out.write(Utf8Text.bytes(line.stripTrailing()));
    out.write('\n');
  }
}
