package io.tenken.core.testing;

import static io.tenken.core.encode.ExpositionFormat.JSON;
import static io.tenken.core.encode.ExpositionFormat.OPENMETRICS;
import static io.tenken.core.encode.ExpositionFormat.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.encode.ExpositionFormat;
import io.tenken.core.engine.SelfMetricDefinitions;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.Exporter;
import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.GoldenFile;
import io.tenken.testkit.exposition.ParsedFamily;
import io.tenken.testkit.exposition.ParsedSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What an exporter serves in each state of its backend that matters, as files for people to read:
 * {@code src/test/resources/golden/EXPORTER/STATE.prom}, {@code .om} and {@code .json}. {@code make
 * golden} writes them, {@code make test} gives each to promtool's linter as well. An exporter's
 * test puts up the states, and all else comes from here:
 *
 * <pre>{@code
 * @DisplayName("The pages of libvirt-exporter")
 * class GoldenPagesTest extends ExporterPages {
 *
 *   GoldenPagesTest() {
 *     super(new LibvirtExporter());
 *   }
 *
 *   @Override
 *   protected Map<String, Backend> states() {
 *     return Map.of(
 *         "two-guests", runtime -> collectorsOf(twoGuests()),
 *         "libvirtd-away", runtime -> collectorsOf(nothing()));
 *   }
 * }
 * }</pre>
 *
 * <p>Every collector runs in the real engine, on by default or not, in the background or not. Time
 * stands still at {@link FakeRuntime#NOW}, so a page has the same bytes every time, and a state in
 * which a collector hangs has no place here. A test fails if
 *
 * <ul>
 *   <li>a page is not what its file says, or breaks a rule of its format;
 *   <li>the three formats do not tell the same samples;
 *   <li>a metric that a collector declares is on no page: add a state that shows it;
 *   <li>a page has a metric that nobody declares, or with other labels, type, unit or help;
 *   <li>a file belongs to no state.
 * </ul>
 */
public abstract class ExporterPages {

  private static final Map<ExpositionFormat, String> ENDINGS =
      Map.of(TEXT, ".prom", OPENMETRICS, ".om", JSON, ".json");

  private final Exporter exporter;

  protected ExporterPages(Exporter exporter) {
    this.exporter = exporter;
  }

  /** The backend of each page, by a name that says what to see on it, fit for a file. */
  protected abstract Map<String, Backend> states() throws Exception;

  @TestFactory
  @DisplayName("are what their files say, the same in all formats")
  final Stream<DynamicTest> areWhatTheirFilesSay() throws Exception {
    return new TreeMap<>(states())
        .entrySet().stream()
            .map(
                state ->
                    DynamicTest.dynamicTest(
                        state.getKey(), () -> check(state.getKey(), state.getValue())));
  }

  @Test
  @DisplayName("show every metric that is declared, and no other")
  final void showEveryDeclaredMetric() throws Exception {
    Map<String, MetricDefinition> declared = declared();
    Set<String> missing = new TreeSet<>();
    exporter.collectors().forEach(c -> c.metrics().forEach(metric -> missing.add(metric.name())));
    for (Backend backend : states().values()) {
      for (MetricFamily family : ScrapedPage.of(exporter, backend).families()) {
        MetricDefinition metric = family.definition();
        assertThat(metric).as("declared").isEqualTo(declared.get(metric.name()));
        missing.remove(metric.name());
      }
    }
    assertThat(missing).as("declared by a collector, and on no page").isEmpty();
  }

  @Test
  @DisplayName("have no file that belongs to none of them")
  final void haveNoFileTooMany() throws Exception {
    Set<String> expected = new TreeSet<>();
    for (String state : states().keySet()) {
      ENDINGS.values().forEach(ending -> expected.add(state + ending));
    }
    assertThat(filesThatAreThere()).isSubsetOf(expected);
  }

  private void check(String state, Backend backend) throws Exception {
    ScrapedPage page = ScrapedPage.of(exporter, backend);
    for (Map.Entry<ExpositionFormat, String> format : ENDINGS.entrySet()) {
      GoldenFile.named(folder() + "/" + state + format.getValue())
          .matches(page.in(format.getKey()));
    }
    List<String> text = samples(ExpositionParser.parseText(page.in(TEXT)));
    assertThat(samples(ExpositionParser.parseOpenMetrics(page.in(OPENMETRICS))))
        .as("samples in OpenMetrics and in the text format")
        .isEqualTo(text);
    assertThat(JsonPage.samples(page.in(JSON)))
        .as("samples in JSON and in the text format")
        .isEqualTo(text);
  }

  private static List<String> samples(List<ParsedFamily> families) {
    return families.stream()
        .flatMap(family -> family.samples().stream())
        .map(ParsedSample::toString)
        .toList();
  }

  private Map<String, MetricDefinition> declared() {
    List<MetricDefinition> all =
        new ArrayList<>(SelfMetricDefinitions.of(exporter.identity().namespace()).all());
    exporter.collectors().forEach(collector -> all.addAll(collector.metrics()));
    return all.stream().collect(Collectors.toMap(MetricDefinition::name, metric -> metric));
  }

  private Set<String> filesThatAreThere() throws IOException {
    Path directory = GoldenFile.named(folder()).path();
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private String folder() {
    return exporter.identity().name();
  }
}
