package io.tenken.core.encode;

import static io.tenken.core.encode.ExpositionFormat.JSON;
import static io.tenken.core.encode.ExpositionFormat.OPENMETRICS;
import static io.tenken.core.encode.ExpositionFormat.TABLE;
import static io.tenken.core.encode.ExpositionFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.MetricType;
import io.tenken.core.testing.EveryType;
import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.GoldenFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A page")
class ExpositionFormatTest {

  @ParameterizedTest(name = "in {0}")
  @CsvSource({"TEXT, prom", "OPENMETRICS, om", "JSON, json", "TABLE, txt"})
  void with_a_family_of_every_type_looks_like_this(ExpositionFormat format, String ending) {
    GoldenFile.named("encode/every-type." + ending).matches(Pages.encode(format, EveryType.all()));
  }

  @Test
  void passes_the_strict_parser() {
    List<MetricFamily> families = EveryType.all();
    assertThat(ExpositionParser.parseText(Pages.encode(TEXT, families))).hasSameSizeAs(families);
    assertThat(ExpositionParser.parseOpenMetrics(Pages.encode(OPENMETRICS, families)))
        .hasSameSizeAs(families);
  }

  @Test
  void without_families_is_empty() {
    assertThat(Pages.encode(TEXT)).isEmpty();
    assertThat(Pages.encode(OPENMETRICS)).isEqualTo("# EOF\n");
    assertThat(Pages.encode(JSON)).isEqualTo("[\n]\n");
    assertThat(Pages.encode(TABLE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ExpositionFormat.class)
  void is_the_same_for_the_same_families(ExpositionFormat format) {
    assertThat(Pages.encode(format, EveryType.all()))
        .isEqualTo(Pages.encode(format, EveryType.all()));
  }

  @Test
  void leaves_out_a_counter_that_is_no_number_in_openmetrics() {
    MetricFamily errors =
        MetricFamily.builder(Pages.foreign("errors_total", MetricType.COUNTER, "", "peer"), 2)
            .add(Double.NaN, "a")
            .add(2.0, "b")
            .build();

    assertThat(Pages.encode(OPENMETRICS, errors))
        .isEqualTo("# TYPE errors counter\nerrors_total{peer=\"b\"} 2\n# EOF\n");
    assertThat(Pages.encode(TEXT, errors)).contains("errors_total{peer=\"a\"} NaN\n");
  }

  @Test
  void gives_a_foreign_counter_its_suffix_in_openmetrics() {
    MetricFamily hits =
        MetricFamily.builder(Pages.foreign("hits", MetricType.COUNTER, ""), 1).add(1L).build();
    assertThat(Pages.encode(OPENMETRICS, hits))
        .isEqualTo("# TYPE hits counter\nhits_total 1\n# EOF\n");
    assertThat(Pages.encode(TEXT, hits)).isEqualTo("# TYPE hits counter\nhits 1\n");
  }

  @Test
  void sends_a_state_set_whose_label_is_called_otherwise_as_a_gauge() {
    MetricFamily door =
        MetricFamily.builder(Pages.foreign("door", MetricType.STATE_SET, "", "state"), 1)
            .add(1L, "open")
            .build();
    assertThat(Pages.encode(OPENMETRICS, door))
        .isEqualTo("# TYPE door gauge\ndoor{state=\"open\"} 1\n# EOF\n");
  }

  @Test
  void in_json_keeps_to_its_schema() throws IOException {
    JsonNode page = new ObjectMapper().readTree(Pages.encode(JSON, EveryType.all()));

    assertThat(schema().validate(page)).isEmpty();
    assertThat(page.at("/0/samples/0/value").textValue()).isEqualTo("9007199254740993");
    assertThat(page.at("/0/samples/2/labels/guest").textValue())
        .isEqualTo("quote \" backslash \\ newline \n ü 点 🙂");
    assertThat(page.at("/4/samples/1/value").textValue()).isEqualTo("NaN");
  }

  @Test
  void that_breaks_the_schema_is_noticed() throws IOException {
    JsonNode page =
        new ObjectMapper().readTree(Pages.encode(JSON, Pages.gauge(1L)).replace("\"1\"", "1"));
    assertThat(schema().validate(page)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(ExpositionFormat.class)
  void replaces_half_a_pair_of_surrogates(ExpositionFormat format) {
    MetricFamily family =
        MetricFamily.builder(Pages.foreign("g", MetricType.GAUGE, "", "name"), 1)
            .add(1L, "a\uD800b")
            .build();
    assertThat(Pages.encode(format, family)).contains("a\uFFFDb");
  }

  @Test
  void as_a_table_shows_no_control_character() {
    MetricFamily family =
        MetricFamily.builder(Pages.foreign("g", MetricType.GAUGE, "", "name"), 1)
            .add(1L, "red \u001b[31m alert")
            .build();
    assertThat(Pages.encode(TABLE, family)).contains("red \uFFFD[31m alert");
  }

  @Test
  void may_be_larger_than_a_chunk() {
    MetricFamily.Builder rows =
        MetricFamily.builder(Pages.foreign("g", MetricType.GAUGE, "", "name"), 1);
    String longText = "ü点🙂\\\"\n".repeat(9_000);
    for (long row = 0; row < 3; row++) {
      rows.add(row, row + longText);
    }
    String page = Pages.encode(TEXT, rows.build());

    assertThatCode(() -> ExpositionParser.parseText(page)).doesNotThrowAnyException();
    assertThat(ExpositionParser.parseText(page).get(0).samples())
        .extracting(sample -> sample.labels().get("name"))
        .containsExactly("0" + longText, "1" + longText, "2" + longText);
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream file = ExpositionFormat.class.getResourceAsStream("families.schema.json")) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(file);
    }
  }
}
