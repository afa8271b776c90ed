package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.FakeExporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The command line")
class CommandLineTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "settings --weather.station valley",
        "--weather.station valley settings",
        "--weather.station=valley settings",
        "--weather.station hill settings --weather.station valley",
        "--weather.station hill --weather.station valley settings"
      })
  @DisplayName("takes an option before and behind the subcommand; the last value counts")
  void optionAnywhere(String arguments) {
    assertThat(settings(Map.of(), arguments).out()).startsWith("station=valley ");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          settings                                    | sky
          --no-collector.sky settings                 |
          --collector.sky=false settings              |
          --collector.disable-defaults settings       |
          --collector.disable-defaults --collector.sky settings | sky
          --collector.disable-defaults=false settings | sky
          --no-collector.sky settings --collector.sky | sky
          settings --no-collector.sky=                | error
          """)
  @DisplayName("turns collectors on and off")
  void collectors(String arguments, String enabled) {
    String on = enabled == null ? "" : enabled;
    if (on.equals("error")) {
      assertThat(settings(Map.of(), arguments).status()).isEqualTo(ExitStatus.USAGE);
    } else {
      assertThat(settings(Map.of(), arguments).out()).endsWith(" enabled=[" + on + "]\n");
    }
  }

  @Test
  @DisplayName("takes an option from the environment, unless the command line has it")
  void environment() {
    Map<String, String> environment =
        Map.of("EXPORTER_WEATHER_STATION", "valley", "EXPORTER_COLLECTOR_SKY", "false");

    assertThat(settings(environment, "settings").out())
        .isEqualTo("station=valley addresses=[:19999] enabled=[]\n");
    assertThat(settings(environment, "settings --weather.station top --collector.sky").out())
        .isEqualTo("station=top addresses=[:19999] enabled=[sky]\n");
  }

  @Test
  @DisplayName("takes several values from one variable, separated by blanks; empty is not set")
  void environmentWithSeveralValues() {
    assertThat(
            settings(
                    Map.of(
                        "EXPORTER_WEB_LISTEN_ADDRESS", " :1  [::1]:2\n",
                        "EXPORTER_WEATHER_STATION", ""),
                    "settings")
                .out())
        .startsWith("station=hilltop addresses=[:1, [::1]:2] ");
  }

  @Test
  @DisplayName("names the variable whose value is wrong")
  void wrongVariable() {
    CommandResult result = settings(Map.of("EXPORTER_WEATHER_BUCKETS", "many"), "settings");

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err())
        .isEqualTo(
            "weather-exporter: environment variable EXPORTER_WEATHER_BUCKETS \"many\":"
                + " expected a number from 0 to 9\n");
  }

  @Test
  @DisplayName("warns of a variable that looks misspelt, and of no other")
  void misspeltVariable() {
    CommandResult result =
        settings(
            Map.of(
                "EXPORTER_WEB_LISTN_ADDRESS", ":1",
                "EXPORTER_SERVICE_HOST", "10.0.0.1",
                "PATH", "/bin"),
            "settings");

    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.err())
        .hasLineCount(1)
        .endsWith(
            " level=warn event=variable_ignored name=EXPORTER_WEB_LISTN_ADDRESS"
                + " meant=EXPORTER_WEB_LISTEN_ADDRESS\n");
  }

  @Test
  @DisplayName("takes arguments from a file, which later arguments override")
  void argumentFile() throws IOException {
    Path file = folder.resolve("arguments");
    Files.writeString(
        file,
        """
        # where the station is
        --weather.station "hill top"
        --web.listen-address=:1
        """);

    assertThat(settings(Map.of(), "@" + file + " settings").out())
        .startsWith("station=hill top addresses=[:1] ");
    assertThat(settings(Map.of(), "@" + file + " settings --weather.station valley").out())
        .startsWith("station=valley addresses=[:1] ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '`',
      textBlock =
          """
          --weather.statoin x => unknown option "--weather.statoin"; did you mean --weather.station?
          --weather.statoin=x dump => unknown option "--weather.statoin=x"; did you mean --weather.station?
          --zzz => unknown option "--zzz"; --help lists what there is
          -x => unknown option "-x"; --help lists what there is
          dumpp => unknown command "dumpp"; did you mean dump?
          frobnicate => unknown command "frobnicate"; --help lists what there is
          dump more => dump: unexpected argument "more"
          --weather.buckets => --weather.buckets: a value is missing (NUMBER)
          --weather.buckets --log.level => --weather.buckets: a value is missing (NUMBER)
          --weather.buckets 10 => --weather.buckets "10": expected a number from 0 to 9
          --log.level loud => --log.level "loud": expected debug|info|warn|error
          --scrape.timeout 0s => --scrape.timeout "0s": expected a duration above 0
          --scrape.timeout 5 => --scrape.timeout "5": expected a duration such as 10s, 500ms or 1m30s
          --web.max-requests 0 => --web.max-requests "0": expected a number from 1 to 10000
          --collector.sky=maybe => --collector.sky "maybe": expected true or false
          --collector.sky --no-collector.sky => --collector.sky and --no-collector.sky contradict each other
          @/does/not/exist => argument file "@/does/not/exist" does not exist
          --weather.station nowhere dump => --weather.station "nowhere": there is no such station
          describe => describe: METRIC is missing (name of a metric, as list prints it)
          describe a b => describe takes at most 1 METRIC, but 2 were given
          """)
  @DisplayName("says in one line what is wrong, without stack trace, with status 2")
  void wrongUsage(String arguments, String message) {
    CommandResult result = CommandResult.of(new FakeExporter(), arguments);

    assertThat(result.err()).isEqualTo("weather-exporter: " + message + "\n");
    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.out()).isEmpty();
  }

  @Test
  @DisplayName("keeps a message on one line whatever was typed")
  void hostileArgument() {
    CommandResult result = CommandResult.of(new FakeExporter(), "--weather.buckets 1\n2\u001b[31m");

    assertThat(result.err())
        .isEqualTo(
            "weather-exporter: --weather.buckets \"1\\n2\\u001b[31m\":"
                + " expected a number from 0 to 9\n");
  }

  @Test
  @DisplayName("says what can't be read of an argument file")
  void unreadableArgumentFile() {
    CommandResult result = CommandResult.of(new FakeExporter(), "@" + folder);

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.err()).hasLineCount(1).contains(folder.toString());
  }

  @Test
  @DisplayName("shows every option, its default and every command in its help")
  void help() {
    CommandResult result = CommandResult.of(new FakeExporter(), "--help");

    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.out())
        .contains(
            "Serves the weather at 100% of all stations.",
            "--web.max-requests=NUMBER",
            "Default: 40.",
            "--collector.sky",
            "On by default; off with --no-collector.sky.",
            "--weather.station=NAME",
            "EXPORTER_LOG_LEVEL",
            "serve ",
            "dump ",
            "check ",
            "Exit status: 0 well;");
    assertThat(result.out().lines()).allMatch(line -> line.length() <= 100);
  }

  @Test
  @DisplayName("shows the options of a subcommand in its help")
  void helpOfSubcommand() {
    CommandResult result = CommandResult.of(new FakeExporter(), "dump --help");

    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.out())
        .contains("Usage: weather-exporter dump [OPTIONS]", "--format=text|openmetrics|json|table")
        .doesNotContain("--web.max-requests");
  }

  @Test
  @DisplayName("prints what was built, and the Java that runs it")
  void version() {
    CommandResult result = CommandResult.of(new FakeExporter(), "--version");

    assertThat(result.status()).isEqualTo(ExitStatus.OK);
    assertThat(result.out())
        .matches(
            "weather-exporter [0-9][^ ]* \\(revision [^ $]+, Java "
                + Runtime.version().feature()
                + ".*\\)\n");
  }

  @Test
  @DisplayName("answers for a fault of its own with one line and status 70")
  void internalError() {
    Subcommand broken =
        subcommand(
            invocation -> {
              throw new IllegalStateException("no such luck\nat all");
            });

    CommandResult result =
        CommandResult.of(
            ExporterApplication.of(new FakeExporter()).subcommand(broken), Map.of(), "settings");

    assertThat(result.status()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(result.err())
        .isEqualTo(
            "weather-exporter: internal error: java.lang.IllegalStateException: no such luck\\nat"
                + " all (--log.level=debug shows more); please report it\n");
  }

  @Test
  @DisplayName("shows the stack trace of such a fault at debug level")
  void internalErrorAtDebugLevel() {
    Subcommand broken =
        subcommand(
            invocation -> {
              throw new IllegalStateException("no such luck");
            });

    CommandResult result =
        CommandResult.of(
            ExporterApplication.of(new FakeExporter()).subcommand(broken),
            Map.of(),
            "settings --log.level debug --log.format json");

    assertThat(result.err().lines().findFirst().orElseThrow())
        .contains("\"event\":\"internal_error\"", "\"error_trace\":\"java.lang.IllegalState");
  }

  /** A subcommand that prints what it was given. */
  private static CommandResult settings(Map<String, String> environment, String arguments) {
    Subcommand printing =
        subcommand(
            invocation -> {
              FakeExporter exporter = (FakeExporter) invocation.exporter();
              invocation
                  .out()
                  .printf(
                      "station=%s addresses=%s enabled=%s%n",
                      invocation.settings().get(FakeExporter.STATION),
                      invocation.settings().all(CommonSettings.listenAddress(exporter.identity())),
                      invocation.enabled().stream().map(c -> c.name()).toList());
              return ExitStatus.OK;
            });
    return CommandResult.of(
        ExporterApplication.of(new FakeExporter()).subcommand(printing), environment, arguments);
  }

  /** What a subcommand does. */
  private interface Body {
    int run(Invocation invocation);
  }

  private static Subcommand subcommand(Body body) {
    return new Subcommand() {
      @Override
      public String name() {
        return "settings";
      }

      @Override
      public String summary() {
        return "For tests.";
      }

      @Override
      public int run(Invocation invocation) {
        return body.run(invocation);
      }
    };
  }
}
