package io.tenken.core.encode;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.MetricType;
import java.util.List;

/**
 * Prometheus text format 0.0.4. What it has no type for is a gauge; units are not sent.
 *
 * <p>Source: prometheus.io, "Exposition formats".
 */
final class TextEncoder {

  private TextEncoder() {}

  static void write(List<MetricFamily> families, ByteChunks out) {
    SampleLines lines = new SampleLines(out);
    for (MetricFamily family : families) {
      write(family, lines, out);
    }
  }

  private static void write(MetricFamily family, SampleLines lines, ByteChunks out) {
    MetricDefinition metric = family.definition();
    if (!metric.help().isEmpty()) {
      out.write(Utf8Text.bytes("# HELP " + metric.name() + " "));
      Utf8Text.appendUnquoted(metric.help(), out);
      out.write('\n');
    }
    out.write(Utf8Text.bytes("# TYPE %s %s\n".formatted(metric.name(), type(metric.type()))));
    lines.start(family, metric.name());
    for (int row = 0; row < family.rows(); row++) {
      lines.append(row);
    }
  }

  private static String type(MetricType type) {
    return switch (type) {
      case COUNTER -> "counter";
      case GAUGE, INFO, STATE_SET -> "gauge";
      case HISTOGRAM -> "histogram";
      case SUMMARY -> "summary";
      case UNKNOWN -> "untyped";
    };
  }
}
