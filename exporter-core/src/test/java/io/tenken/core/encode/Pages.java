package io.tenken.core.encode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.Stability;
import io.tenken.core.model.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Families and pages for the tests of this package. */
final class Pages {

  private static final long ONE_MEBIBYTE = 1 << 20;

  private Pages() {}

  static String encode(ExpositionFormat format, MetricFamily... families) {
    return encode(format, List.of(families));
  }

  static String encode(ExpositionFormat format, List<MetricFamily> families) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ByteChunks page = new ByteChunks(new ChunkPool(ONE_MEBIBYTE), ONE_MEBIBYTE)) {
      format.write(families, page);
      page.writeTo(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toString(UTF_8);
  }

  /** A definition as another library may bring it: without the conventions of the builder. */
  static MetricDefinition foreign(String name, MetricType type, String help, String... labels) {
    return new MetricDefinition(
        name, type, Unit.NONE, help, List.of(labels), "test", Stability.STABLE, "1", false);
  }

  static MetricFamily gauge(double value) {
    return MetricFamily.builder(foreign("g", MetricType.GAUGE, ""), 1).add(value).build();
  }

  static MetricFamily gauge(long value) {
    return MetricFamily.builder(foreign("g", MetricType.GAUGE, ""), 1).add(value).build();
  }

  /** The value of the last sample in the text format. */
  static String valueInText(MetricFamily family) {
    String page = encode(ExpositionFormat.TEXT, family).stripTrailing();
    return page.substring(page.lastIndexOf(' ') + 1);
  }
}
