package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Readings;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import io.tenken.core.testing.FakeExporter;
import io.tenken.core.testing.HangingCollector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("dump")
class DumpCommandTest {

  private static final MetricCollector RAIN =
      (scrape, sink) -> sink.family(FakeExporter.DROPS).add(7);
  private static final MetricCollector BROKEN_BUCKET =
      (scrape, sink) -> {
        throw new CollectorException(FailureReason.UNREACHABLE, "the bucket is gone");
      };

  @TempDir Path folder;

  @ParameterizedTest(name = "--format {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          text        | weather_clouds{station="hilltop"} 3
          openmetrics | # EOF
          json        | "weather_clouds"
          table       | weather_clouds
          """)
  @DisplayName("prints the page in each format, and nothing else")
  void formats(String format, String expected) {
    CommandResult result = CommandResult.of(new FakeExporter(), "dump --format " + format);

    assertThat(result.out()).contains(expected).endsWith("\n");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  @DisplayName("tells how the collectors did, but nothing of its own process")
  void selfMetrics() {
    assertThat(CommandResult.of(new FakeExporter(), "dump").out())
        .contains("weather_scrape_collector_success{collector=\"sky\"} 1\n")
        .doesNotContain("jvm_", "process_", "exporter_scrapes");
  }

  @Test
  @DisplayName("prints what there is with status 1 if a collector fails")
  void partialFailure() {
    CommandResult result = CommandResult.of(new FakeExporter().withRain(BROKEN_BUCKET), "dump");

    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(result.out())
        .contains("weather_clouds{station=\"hilltop\"} 3\n")
        .contains("weather_scrape_collector_success{collector=\"rain\"} 0\n")
        .doesNotContain("weather_drops_total ");
    assertThat(result.err()).hasLineCount(1).contains("the bucket is gone");
  }

  @Test
  @DisplayName("has status 3 if nothing could be collected")
  void totalFailure() {
    CommandResult result =
        CommandResult.of(
            new FakeExporter().withRain(BROKEN_BUCKET), "dump --collect rain --format json");

    assertThat(result.status()).isEqualTo(ExitStatus.NOTHING_COLLECTED);
    assertThat(result.out()).contains("weather_scrape_collector_success");
  }

  @Test
  @DisplayName("waits no longer than --timeout for a collector that hangs")
  void timeout() {
    HangingCollector hanging = new HangingCollector();

    CommandResult result =
        CommandResult.of(new FakeExporter().withRain(hanging), "dump --timeout 300ms");

    hanging.releaseForever();
    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(result.out()).contains("weather_clouds{station=\"hilltop\"} 3\n");
  }

  @Test
  @DisplayName("refuses a metric that does not exist, rather than print nothing")
  void unknownMetric() {
    CommandResult result = CommandResult.of(new FakeExporter(), "dump --name weather_cloud");

    assertThat(result.err())
        .isEqualTo(
            "weather-exporter: --name \"weather_cloud\": there is no such metric; did you mean"
                + " weather_clouds? (\"list\" shows all)\n");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dump --collect sky                      | weather_clouds
          dump --exclude rain                     | weather_clouds
          dump --collect rain                     | weather_drops_total
          dump --collect rain --collect sky       | weather_clouds weather_drops_total
          dump --exclude rain --exclude sky       |
          dump --name weather_clouds              | weather_clouds
          dump --name weather_drops               | weather_drops_total
          dump --collect rain --name weather_clouds |
          """)
  @DisplayName("prints what was chosen; nothing chosen is nothing, not all")
  void selection(String arguments, String families) {
    CommandResult result = CommandResult.of(new FakeExporter().withRain(RAIN), arguments);

    List<String> names =
        result
            .out()
            .lines()
            .filter(
                line ->
                    line.startsWith("# TYPE ")
                        && !line.contains("_scrape_")
                        && !line.contains("_build_info"))
            .map(line -> line.replaceAll("# TYPE (\\S+) .*", "$1"))
            .toList();
    assertThat(names).isEqualTo(families == null ? List.of() : List.of(families.split(" ")));
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dump --collect skyy | --collect "skyy": no collector of that name is on; did you mean sky? ("list" shows all)
          dump --exclude fog    | --exclude "fog": no collector of that name is on ("list" shows all)
          dump --collect sky --exclude sky | --collect and --exclude can't be given together
          dump --no-collector.sky --collect sky | --collect "sky": no collector of that name is on ("list" shows all)
          """)
  @DisplayName("refuses a collector that is unknown or off")
  void unknownCollector(String arguments, String message) {
    CommandResult result = CommandResult.of(new FakeExporter(), arguments);

    assertThat(result.err()).isEqualTo("weather-exporter: " + message + "\n");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  @DisplayName("closes what it has opened")
  void closes() {
    FakeExporter exporter = new FakeExporter();

    CommandResult.of(exporter, "dump");

    assertThat(exporter.isClosed()).isTrue();
  }

  @Test
  @DisplayName("runs a collector that works in the background of a server when it is asked")
  void backgroundCollector() {
    FakeExporter exporter =
        new FakeExporter().withRain(RAIN).inBackground("rain", Duration.ofHours(1));

    assertThat(CommandResult.of(exporter, "dump").out()).contains("weather_drops_total 7\n");
  }

  @Test
  @DisplayName("replaces the file of --output as a whole, readable for others")
  void output() throws IOException {
    Path file = Files.writeString(folder.resolve("weather.prom"), "old");

    CommandResult result = CommandResult.of(new FakeExporter(), "dump --output " + file);

    assertThat(result).isEqualTo(new CommandResult(ExitStatus.OK, "", ""));
    assertThat(file).content().contains("weather_clouds{station=\"hilltop\"} 3\n");
    assertThat(folder).isDirectoryNotContaining("glob:**~");
  }

  @Test
  @DisplayName("leaves the old file where the new one can't be written, and nothing beside it")
  void outputImpossible() {
    CommandResult missing = CommandResult.of(new FakeExporter(), "dump --output /nowhere/x.prom");
    CommandResult isFolder = CommandResult.of(new FakeExporter(), "dump --output " + folder);

    assertThat(missing.err())
        .isEqualTo(
            "weather-exporter: --output \"/nowhere/x.prom\" can't be written:"
                + " there is no such directory\n");
    assertThat(isFolder.err())
        .isEqualTo("weather-exporter: --output \"" + folder + "\" is a directory\n");
    assertThat(List.of(missing.status(), isFolder.status())).containsOnly(ExitStatus.USAGE);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  @DisplayName("shows an exporter's own table, with options of its own")
  void ownTable() {
    FakeExporter exporter = new FakeExporter().withRain(BROKEN_BUCKET).withView(new CloudTable());

    CommandResult result = CommandResult.of(exporter, "dump --format table --unit clouds");

    assertThat(result.out())
        .isEqualTo("3 clouds, then 3; {rain=unreachable: the bucket is gone}\n");
    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
    assertThat(CommandResult.of(exporter, "dump --help").out()).contains("--unit=WORD");
  }

  @Test
  @DisplayName("shows chosen metrics in the common table, since its own may not show them")
  void chosenMetricsInTable() {
    FakeExporter exporter = new FakeExporter().withView(new CloudTable());

    CommandResult result = CommandResult.of(exporter, "dump --format table --name weather_clouds");

    assertThat(result.out()).contains("weather_clouds").doesNotContain("then");
  }

  @Test
  @DisplayName("takes its options from the environment under its own name")
  void environment() {
    CommandResult result =
        CommandResult.of(new FakeExporter(), Map.of("EXPORTER_DUMP_FORMAT", "openmetrics"), "dump");

    assertThat(result.out()).endsWith("# EOF\n");
  }

  /** Two readings, to show that a view may take several. */
  private static final class CloudTable implements TableView {

    private static final Setting<String> UNIT =
        Setting.text("unit", "WORD", "What is counted.", "things");

    @Override
    public List<Setting<?>> settings() {
      return List.of(UNIT);
    }

    @Override
    public String render(Readings readings, Settings settings) throws InterruptedException {
      var first = readings.take();
      var second = readings.takeAfter(Duration.ofMillis(1));
      return "%d %s, then %d; %s%n"
          .formatted(
              first.family(FakeExporter.CLOUDS).orElseThrow().longValue(0),
              settings.get(UNIT),
              second.family(FakeExporter.CLOUDS).orElseThrow().longValue(0),
              second.failures());
    }
  }
}
