package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.http.RawClient;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The process")
class ProcessIT {

  @TempDir Path folder;
  private InstalledCommand weather;

  @BeforeEach
  void install() throws IOException {
    weather = WeatherDistribution.create(folder.resolve("weather"));
  }

  @Test
  @DisplayName("ends quietly when nobody reads on")
  void brokenPipe() {
    CommandResult result =
        shell(
            "{ %s dump --collector.many; echo status $? >&2; } | head -n 1"
                .formatted(weather.launcher()));

    assertThat(result.stdout()).hasLineCount(1);
    assertThat(result.stderr()).isEqualTo("status 0\n");
  }

  @Test
  @DisplayName("says so when its output can't be written")
  void fullDisk() {
    CommandResult result = shell(weather.launcher() + " dump --collector.many > /dev/full");

    assertThat(result.stderr())
        .isEqualTo("weather-exporter: can't write to stdout: No space left on device\n");
    assertThat(result.status()).isEqualTo(ExitStatus.INTERNAL);
  }

  @Test
  @DisplayName("ends when memory is out, with data nowhere on stdout")
  void outOfMemory() {
    CommandResult result = shell(weather.launcher() + " dump --collector.greedy");

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.stdout()).isEmpty();
    assertThat(result.stderr()).hasLineCount(1).contains("OutOfMemoryError");
  }

  @Test
  @DisplayName("ends when memory is out while it serves: who supervises it starts it again")
  void outOfMemoryWhileServing() throws Exception {
    try (ServingProcess serving = ServingProcess.start(weather, "--collector.greedy")) {
      RawClient scrape = RawClient.connect(serving.address());
      scrape.send(RawClient.head("GET", "/metrics"));

      assertThat(serving.awaitEnd()).isEqualTo(3);
      assertThat(serving.log()).contains("OutOfMemoryError");
      scrape.close();
    }
  }

  @Test
  @DisplayName("ends when memory is out also without the launcher's options, with status 70")
  void outOfMemoryWithoutOptions() {
    CommandResult result =
        Command.of(
                JavaRuntime.current().home().resolve("bin/java").toString(),
                "-Xmx32m",
                "-jar",
                weather.home().resolve("lib/weather-exporter.jar").toString(),
                "dump",
                "--collector.greedy")
            .run();

    assertThat(result.status()).isEqualTo(ExitStatus.INTERNAL);
    assertThat(result.stdout()).isEmpty();
  }

  @Test
  @DisplayName("completes commands, options and their values in bash")
  void completion() {
    CommandResult result =
        Command.of(
                "bash",
                "-c",
                """
                source <("$0" completion)
                compopt() { :; }
                complete_after() {
                  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
                  _complete_weather-exporter; echo "${COMPREPLY[*]}"
                }
                complete_after weather-exporter du
                complete_after weather-exporter --weather.b
                complete_after weather-exporter dump --format js
                """,
                weather.launcher().toString())
            .withEnvironment("JAVA_HOME", JavaRuntime.current().home().toString())
            .run();

    assertThat(result.stderr()).isEmpty();
    assertThat(result.stdout()).isEqualTo("dump\n--weather.buckets\njson\n");
  }

  private static CommandResult shell(String line) {
    return Command.of("sh", "-c", line)
        .withEnvironment("JAVA_HOME", JavaRuntime.current().home().toString())
        .run();
  }
}
