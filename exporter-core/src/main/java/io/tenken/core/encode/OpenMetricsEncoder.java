package io.tenken.core.encode;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.Unit;
import java.util.List;

/**
 * OpenMetrics 1.0, without timestamps and {@code _created} series.
 *
 * <p>The format forbids counters that are NaN: such a sample is left out, since absence says the
 * same. It wants the states of a state set in a label that is called like the family: a state set
 * that calls it otherwise is sent as a gauge, so that a series has the same labels in all formats.
 *
 * <p>Source: OpenMetrics 1.0, sections "ABNF" and "Metric Types".
 */
final class OpenMetricsEncoder {

  private OpenMetricsEncoder() {}

  static void write(List<MetricFamily> families, ByteChunks out) {
    SampleLines lines = new SampleLines(out);
    for (MetricFamily family : families) {
      write(family, lines, out);
    }
    out.write(Utf8Text.bytes("# EOF\n"));
  }

  private static void write(MetricFamily family, SampleLines lines, ByteChunks out) {
    MetricDefinition metric = family.definition();
    writeMetadata(metric, out);
    lines.start(family, sampleName(metric));
    boolean counter = metric.type() == MetricType.COUNTER;
    for (int row = 0; row < family.rows(); row++) {
      if (!counter || !Double.isNaN(family.doubleValue(row))) {
        lines.append(row);
      }
    }
  }

  private static void writeMetadata(MetricDefinition metric, ByteChunks out) {
    String family = metric.familyName();
    out.write(Utf8Text.bytes("# TYPE %s %s\n".formatted(family, type(metric))));
    if (hasUnit(metric)) {
      out.write(Utf8Text.bytes("# UNIT %s %s\n".formatted(family, metric.unit().suffix())));
    }
    if (!metric.help().isEmpty()) {
      out.write(Utf8Text.bytes("# HELP " + family + " "));
      Utf8Text.appendQuotable(metric.help(), out);
      out.write('\n');
    }
  }

  /** The name must end in the unit, which only the definition's builder guarantees. */
  private static boolean hasUnit(MetricDefinition metric) {
    boolean allowed = metric.type() != MetricType.INFO && metric.type() != MetricType.STATE_SET;
    return allowed
        && metric.unit() != Unit.NONE
        && metric.familyName().endsWith("_" + metric.unit().suffix());
  }

  /** The suffix is required here, also of a foreign metric that lacks it. */
  private static String sampleName(MetricDefinition metric) {
    return switch (metric.type()) {
      case COUNTER -> metric.familyName() + "_total";
      case INFO -> metric.familyName() + "_info";
      case GAUGE, STATE_SET, HISTOGRAM, SUMMARY, UNKNOWN -> metric.familyName();
    };
  }

  private static String type(MetricDefinition metric) {
    return switch (metric.type()) {
      case COUNTER -> "counter";
      case GAUGE -> "gauge";
      case INFO -> "info";
      case STATE_SET -> metric.labelNames().contains(metric.name()) ? "stateset" : "gauge";
      case HISTOGRAM -> "histogram";
      case SUMMARY -> "summary";
      case UNKNOWN -> "unknown";
    };
  }
}
