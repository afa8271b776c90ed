package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.FakeExporter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("list and describe")
class ListAndDescribeTest {

  private final FakeExporter exporter = new FakeExporter().withRain((scrape, sink) -> {});

  @Test
  @DisplayName("list the collectors, whether they are on, and their metrics")
  void list() {
    CommandResult result = CommandResult.of(exporter, "--no-collector.rain list");

    assertThat(result.out())
        .startsWith(
            """
            sky: on (on by default)
              Looks up; costs nothing.
              weather_clouds  gauge  station

            rain: off (on by default)
              Empties the bucket; costs a walk.
              weather_drops_total  counter

            of every collector:
              weather_scrape_collector_success                         gauge    collector
            """)
        .containsPattern(
            "exporter: served unless .*\n  The exporter itself: .*\n  exporter_http_req")
        .contains(
            "jvm: served unless --web.disable-exporter-metrics\n", "\n  jvm_threads_current ");
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "describe --collector.disable-defaults weather_drops_total",
        "--collector.disable-defaults describe weather_drops_total",
        "describe --collector.disable-defaults=true weather_drops_total",
      })
  @DisplayName("describe takes its operand behind a switch")
  void operandBehindSwitch(String arguments) {
    CommandResult result = CommandResult.of(exporter, arguments);

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("weather_drops_total\n");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"weather_drops_total", "weather_drops"})
  @DisplayName("describe a metric by its name, with and without its suffix")
  void describe(String name) {
    CommandResult result = CommandResult.of(exporter, "describe " + name);

    assertThat(result.out())
        .isEqualTo(
            """
            weather_drops_total
              Drops that have fallen.
              type          counter
              one for each  1
              source        a bucket
              collector     rain
              stability     stable
            """);
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  @DisplayName("know the metrics that the engine adds")
  void describeSelfMetric() {
    assertThat(CommandResult.of(exporter, "describe weather_scrape_collector_success").out())
        .contains("1 if all of the collector's data is here", "labels        collector");
  }

  @ParameterizedTest
  @CsvSource({"exporter_http_requests_total, exporter", "process_open_fds, jvm"})
  @DisplayName("know the metrics of the process that serves them")
  void describeProcessMetric(String name, String collector) {
    assertThat(CommandResult.of(exporter, "describe " + name).out())
        .startsWith(name + "\n")
        .containsPattern("  collector +" + collector + "\n");
  }

  @Test
  @DisplayName("suggest the metric that was meant")
  void describeUnknown() {
    CommandResult result = CommandResult.of(exporter, "describe weather_cloud");

    assertThat(result.err())
        .isEqualTo(
            "weather-exporter: there is no metric \"weather_cloud\"; did you mean weather_clouds?"
                + " (\"list\" shows all)\n");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
  }

  @Test
  @DisplayName("completion prints a script that bash accepts")
  void completion() {
    CommandResult result = CommandResult.of(exporter, "completion");

    assertThat(result.out()).contains("weather-exporter", "--weather.station", "describe");
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }
}
