package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.SelfMetricDefinitions;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.simpleclient.JvmMetrics;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.testing.JsonPage;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.exposition.ExpositionParser;
import io.tenken.testkit.exposition.ParsedFamily;
import io.tenken.testkit.exposition.ParsedSample;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.prometheus.Promtool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page of a running process")
class ServedPageIT {

  private static final String OPENMETRICS = "application/openmetrics-text; version=1.0.0";

  @TempDir private Path folder;
  private InstalledCommand weather;
  private ServingProcess process;

  @BeforeEach
  void serve() throws IOException {
    weather = WeatherDistribution.create(folder.resolve("weather"));
    process = ServingProcess.start(weather, "--collector.odd");
  }

  @AfterEach
  void stop() {
    process.close();
  }

  @Test
  @RequiresLab(LabPart.PROMETHEUS)
  @DisplayName("has nothing that promtool finds fault with")
  void promtool() throws Exception {
    process.get("/metrics").get();

    assertThat(Promtool.checkMetrics(process.get("/metrics").get().body())).isEmpty();
  }

  @Test
  @DisplayName("has the same metrics in both formats, each of them declared")
  void sameInBothFormats() throws Exception {
    process.get("/metrics").get();
    String text = process.get("/metrics").get().body();
    String openMetrics = process.get("/metrics", "Accept", OPENMETRICS).get().body();

    Set<String> names = sampleNames(ExpositionParser.parseText(text));
    assertThat(sampleNames(ExpositionParser.parseOpenMetrics(openMetrics))).isEqualTo(names);
    assertThat(names).contains("jvm_threads_current", "exporter_http_requests_total");
    assertThat(ExpositionParser.parseText(text))
        .extracting(ParsedFamily::name)
        .isSubsetOf(declared());
  }

  @Test
  @DisplayName("has the samples that dump prints in JSON")
  void sameInJson() throws Exception {
    String page = process.get("/metrics?collect%5B%5D=odd").get().body();

    String json =
        weather
            .on(JavaRuntime.current(), "dump", "--format=json", "--collector.odd")
            .run()
            .stdout();

    assertThat(guests(JsonPage.samples(json)))
        .isNotEmpty()
        .isEqualTo(guests(samples(ExpositionParser.parseText(page))));
  }

  /** Durations and time stamps are of their own time. */
  private static List<String> guests(List<String> samples) {
    return samples.stream().filter(sample -> sample.startsWith("guest_")).toList();
  }

  private static Set<String> sampleNames(List<ParsedFamily> families) {
    return families.stream()
        .flatMap(family -> family.samples().stream())
        .map(ParsedSample::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> samples(List<ParsedFamily> families) {
    return families.stream()
        .flatMap(family -> family.samples().stream())
        .map(ParsedSample::toString)
        .toList();
  }

  private static Set<String> declared() {
    Stream<CollectorSpec> own = Stream.of(SelfMetrics.spec(), new JvmMetrics().spec());
    return Stream.concat(
            SelfMetricDefinitions.of("weather").all().stream(),
            Stream.concat(own, WeatherCommand.exporter().collectors().stream())
                .flatMap(collector -> collector.metrics().stream()))
        .map(MetricDefinition::name)
        .collect(Collectors.toSet());
  }
}
