package io.tenken.core.encode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * An array of families, a line each. Values are strings, so that NaN, infinities and 64-bit
 * integers survive readers that turn numbers into doubles.
 */
final class JsonEncoder {

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .rootValueSeparator(",\n")
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private JsonEncoder() {}

  static void write(List<MetricFamily> families, ByteChunks out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeRaw("[\n");
      for (MetricFamily family : families) {
        write(family, json);
      }
      json.writeRaw(families.isEmpty() ? "]\n" : "\n]\n");
    } catch (IOException impossible) {
      throw new UncheckedIOException("writing to memory", impossible);
    }
  }

  private static void write(MetricFamily family, JsonGenerator json) throws IOException {
    MetricDefinition metric = family.definition();
    json.writeStartObject();
    json.writeStringField("name", metric.name());
    json.writeStringField("type", metric.type().name().toLowerCase(Locale.ROOT));
    json.writeStringField("unit", metric.unit().suffix());
    json.writeStringField("help", wellFormed(metric.help()));
    json.writeArrayFieldStart("samples");
    for (int row = 0; row < family.rows(); row++) {
      json.writeStartObject();
      json.writeStringField("name", metric.name() + family.part(row).suffix());
      json.writeObjectFieldStart("labels");
      for (Map.Entry<String, String> label : LabelColumns.of(family, row).entrySet()) {
        json.writeStringField(label.getKey(), wellFormed(label.getValue()));
      }
      json.writeEndObject();
      json.writeStringField("value", LabelColumns.value(family, row));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static String wellFormed(String text) {
    return Utf8Text.mapped(text, IntUnaryOperator.identity());
  }
}
