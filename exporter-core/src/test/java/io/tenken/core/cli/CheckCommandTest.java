package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.Diagnosis.Severity;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.FakeExporter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("check")
class CheckCommandTest {

  @Test
  @DisplayName("says that all is well, with status 0")
  void allIsWell() {
    CommandResult result =
        CommandResult.of(
            new FakeExporter().withDiagnosis(Diagnosis.ok("barometer", "hangs on the wall")),
            "check");

    assertThat(result.out())
        .containsPattern("ok  barometer      hangs on the wall\n")
        .containsPattern("ok  collector sky  1 series in \\d+ ms\n");
    assertThat(result.status()).isEqualTo(ExitStatus.OK);
  }

  @Test
  @DisplayName("says what is wrong and what to do, with status 1")
  void findings() {
    FakeExporter exporter =
        new FakeExporter()
            .withDiagnosis(diagnosis(Severity.WARNING))
            .withRain(
                (scrape, sink) -> {
                  throw new CollectorException(
                      FailureReason.PERMISSION, "bucket\u001b: not ours; join the group \"water\"");
                });

    CommandResult result = CommandResult.of(exporter, "check");

    assertThat(result.out())
        .contains("warning   barometer       fell down")
        .contains("\n                          -> hang it up\n")
        .contains(
            "critical  collector rain  permission: bucket\\u001b: not ours;"
                + " join the group \"water\"\n");
    assertThat(result.status()).isEqualTo(ExitStatus.FINDINGS);
  }

  @Test
  @DisplayName("says once what fails several collectors")
  void commonFailure() {
    MetricCollector gone =
        (scrape, sink) -> {
          throw new CollectorException(FailureReason.UNREACHABLE, "the station is gone");
        };
    FakeExporter exporter =
        new FakeExporter()
            .withRain(gone)
            .with(CollectorSpec.of("snow", "Counts flakes.", List.of()), gone);

    assertThat(CommandResult.of(exporter, "check").out())
        .endsWith("critical  collector rain, snow  unreachable: the station is gone\n");
  }

  @Test
  @DisplayName("goes on below with the names of many collectors, beside what there is to do")
  void commonFailureOfMany() {
    MetricCollector gone =
        (scrape, sink) -> {
          throw new CollectorException(FailureReason.UNREACHABLE, "the station is gone");
        };
    FakeExporter exporter = new FakeExporter().withRain(gone);
    for (String name : List.of("snow", "hail", "thunderstorm", "northern_lights")) {
      exporter.with(CollectorSpec.of(name, "Counts.", List.of()), gone);
    }
    exporter.withDiagnosis(
        new Diagnosis(
            Severity.WARNING, "the barometer that hangs on the wall", "fell down", "hang it up"));

    assertThat(CommandResult.of(exporter, "check").out())
        .startsWith(
            """
            warning   the barometer that hangs on the  fell down
                      wall                             -> hang it up
            """)
        .endsWith(
            """
            critical  collector rain, snow, hail,      unreachable: the station is gone
                      thunderstorm, northern_lights
            """);
  }

  @Test
  @DisplayName("has status 3 if no collector brings anything")
  void nothingCollected() {
    FakeExporter exporter =
        new FakeExporter()
            .withRain(
                (scrape, sink) -> {
                  throw new CollectorException(FailureReason.UNREACHABLE, "gone");
                });

    assertThat(CommandResult.of(exporter, "--no-collector.sky check").status())
        .isEqualTo(ExitStatus.NOTHING_COLLECTED);
  }

  @ParameterizedTest(name = "{0}: status {1}")
  @CsvSource({"OK, 0", "WARNING, 1", "CRITICAL, 2", "UNDECIDED, 3"})
  @DisplayName("can grade its findings by the worst")
  void graded(Severity severity, int status) {
    ExporterApplication application =
        ExporterApplication.of(new FakeExporter().withDiagnosis(diagnosis(severity)))
            .subcommand(new CheckCommand(CheckGrading.BY_SEVERITY));

    assertThat(CommandResult.of(application, Map.of(), "check").status()).isEqualTo(status);
    assertThat(CommandResult.of(application, Map.of(), "check --help").out())
        .containsPattern("Exit status: 0 clean, 1 warning, 2\\s+critical, 3 undecided.");
  }

  @Test
  @DisplayName("grades a collector that fails as undecided, below what is known to be critical")
  void gradedFailure() {
    FakeExporter exporter =
        new FakeExporter()
            .withRain(
                (scrape, sink) -> {
                  throw new CollectorException(FailureReason.UNREACHABLE, "gone");
                });
    ExporterApplication application =
        ExporterApplication.of(exporter).subcommand(new CheckCommand(CheckGrading.BY_SEVERITY));

    assertThat(CommandResult.of(application, Map.of(), "check").status()).isEqualTo(3);
    exporter.withDiagnosis(diagnosis(Severity.CRITICAL));
    assertThat(CommandResult.of(application, Map.of(), "check").status()).isEqualTo(2);
  }

  private static Diagnosis diagnosis(Severity severity) {
    return new Diagnosis(severity, "barometer", "fell down", "hang it up");
  }
}
