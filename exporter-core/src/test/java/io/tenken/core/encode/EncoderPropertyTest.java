package io.tenken.core.encode;

import static io.tenken.core.encode.ExpositionFormat.OPENMETRICS;
import static io.tenken.core.encode.ExpositionFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.exporter.common.TextFormat;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.ParsedFamily;
import io.tenken.testkit.exposition.ParsedSample;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** simpleclient's {@link TextFormat} is the oracle: both pages must say the same. */
@Label("Any page")
class EncoderPropertyTest {

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Label("in text says what simpleclient says")
  void textIsThatOfSimpleclient(@ForAll("pages") List<MetricFamily> families) throws IOException {
    StringWriter oracle = new StringWriter();
    TextFormat.write004(oracle, Collections.enumeration(translated(families)));

    assertThat(comparable(ExpositionParser.parseText(Pages.encode(TEXT, families))))
        .isEqualTo(comparable(ExpositionParser.parseText(oracle.toString())));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Label("in OpenMetrics says what simpleclient says")
  void openMetricsIsThatOfSimpleclient(@ForAll("pages") List<MetricFamily> families)
      throws IOException {
    StringWriter oracle = new StringWriter();
    TextFormat.writeOpenMetrics100(oracle, Collections.enumeration(translated(families)));

    assertThat(comparable(ExpositionParser.parseOpenMetrics(Pages.encode(OPENMETRICS, families))))
        .isEqualTo(comparable(ExpositionParser.parseOpenMetrics(oracle.toString())));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  @Label("gives back every label text, every value and every help text")
  void nothingIsLost(@ForAll("pages") List<MetricFamily> families) {
    List<ParsedFamily> parsed = ExpositionParser.parseText(Pages.encode(TEXT, families));

    assertThat(parsed).hasSameSizeAs(families);
    for (int i = 0; i < parsed.size(); i++) {
      MetricFamily family = families.get(i);
      assertThat(parsed.get(i).help()).isEqualTo(family.definition().help());
      assertThat(parsed.get(i).samples()).hasSize(family.rows());
      for (int row = 0; row < family.rows(); row++) {
        ParsedSample sample = parsed.get(i).samples().get(row);
        assertThat(sample.labels()).containsEntry("first", family.labelValue(row, 0));
        assertThat(sample.value()).isEqualTo(Double.valueOf(family.doubleValue(row)));
      }
    }
  }

  @Provide
  static Arbitrary<List<MetricFamily>> pages() {
    return RandomFamilies.pages();
  }

  private static List<MetricFamilySamples> translated(List<MetricFamily> families) {
    return families.stream().map(EncoderPropertyTest::translated).toList();
  }

  private static MetricFamilySamples translated(MetricFamily family) {
    List<MetricFamilySamples.Sample> samples = new ArrayList<>();
    for (int row = 0; row < family.rows(); row++) {
      SamplePart part = family.part(row);
      List<String> names = new ArrayList<>(family.definition().labelNames());
      List<String> values =
          new ArrayList<>(List.of(family.labelValue(row, 0), family.labelValue(row, 1)));
      if (!part.boundaryLabel().isEmpty()) {
        names.add(part.boundaryLabel());
        values.add(Collector.doubleToGoString(family.boundary(row)));
      }
      String name = family.definition().name() + part.suffix();
      samples.add(new MetricFamilySamples.Sample(name, names, values, family.doubleValue(row)));
    }
    return new MetricFamilySamples(
        family.definition().familyName(),
        Collector.Type.valueOf(family.definition().type().name()),
        family.definition().help(),
        samples);
  }

  /** Numbers as numbers, since simpleclient writes integers and bounds in a form of its own. */
  private static List<String> comparable(List<ParsedFamily> families) {
    List<String> lines = new ArrayList<>();
    for (ParsedFamily family : families) {
      lines.add(family.name() + " " + family.type() + " " + family.help());
      for (ParsedSample sample : family.samples()) {
        SortedMap<String, String> labels = new TreeMap<>(sample.labels());
        labels.replaceAll((name, value) -> isBound(name) ? number(value) : value);
        lines.add(sample.name() + labels + " " + sample.value());
      }
    }
    return lines;
  }

  private static boolean isBound(String label) {
    return label.equals("le") || label.equals("quantile");
  }

  private static String number(String bound) {
    return bound.equals("+Inf") ? bound : Double.toString(Double.parseDouble(bound));
  }
}
