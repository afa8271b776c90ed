package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.command.HardenedNode;
import io.tenken.testkit.command.InstalledCommand;
import io.tenken.testkit.command.JavaRuntime;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The launcher")
class LauncherIT {

  @TempDir Path folder;
  private InstalledCommand weather;

  static Collection<JavaRuntime> runtimes() {
    return JavaRuntime.installed();
  }

  @BeforeEach
  void install() throws IOException {
    weather = WeatherDistribution.create(folder.resolve("opt/weather exporter"));
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  @DisplayName("runs on every Java without a warning")
  void noWarning(JavaRuntime java) {
    CommandResult result = weather.on(java, "dump").run();

    assertThat(result.stderr()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.stdout()).contains("weather_clouds{station=\"hilltop\"} 3\n");
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  @DisplayName("has a jar that runs by \"java -jar\" as well")
  void javaJar(JavaRuntime java) {
    CommandResult result =
        Command.of(
                java.home().resolve("bin/java").toString(),
                "-jar",
                weather.home().resolve("lib/weather-exporter.jar").toString(),
                "--version")
            .run();

    assertThat(result.stdout()).startsWith("weather-exporter ").contains("Java " + java.feature());
    assertThat(result.stderr()).isEmpty();
    assertThat(result.status()).isZero();
  }

  @ParameterizedTest
  @MethodSource("runtimes")
  @RequiresLab(LabPart.NAMESPACES)
  @DisplayName("needs no place that can be written and executed")
  void hardenedNode(JavaRuntime java) {
    CommandResult result = HardenedNode.command(weather, java, "dump").run();

    assertThat(result.stderr()).isEmpty();
    assertThat(result.status()).isZero();
    assertThat(result.stdout()).contains("weather_clouds{station=\"hilltop\"} 3\n");
  }

  @Test
  @DisplayName("works from another directory, through links, relative and absolute ones")
  void links() throws IOException {
    Path bin = Files.createDirectories(folder.resolve("usr/bin"));
    Files.createSymbolicLink(bin.resolve("absolute"), weather.launcher());
    Files.createSymbolicLink(bin.resolve("relative"), Path.of("absolute"));

    CommandResult result = Command.of("sh", "-c", "cd / && '" + bin + "/relative' --version").run();

    assertThat(result.stdout()).startsWith("weather-exporter ");
    assertThat(result.status()).isZero();
  }

  @Test
  @DisplayName("is found on the PATH")
  void onThePath() {
    CommandResult result =
        Command.of("sh", "-c", "PATH='" + weather.home() + "/bin':$PATH weather-exporter --version")
            .run();

    assertThat(result.stdout()).startsWith("weather-exporter ");
  }

  @Test
  @DisplayName("passes arguments on as they are: blanks, quotes, @files, letters of all scripts")
  void arguments() throws IOException {
    Path file = Files.writeString(folder.resolve("arguments"), "--weather.station \"a 'b' *\"\n");

    CommandResult typed = onCurrent("dump", "--weather.station", "größe 京 \"x\" $HOME *").run();
    CommandResult fromFile = onCurrent("@" + file, "dump").run();

    assertThat(typed.stdout()).contains("{station=\"größe 京 \\\"x\\\" $HOME *\"}");
    assertThat(fromFile.stdout()).contains("{station=\"a 'b' *\"}");
  }

  @Test
  @DisplayName("adds TENKEN_JAVA_OPTS, and they win")
  void javaOptions() {
    CommandResult result =
        onCurrent("dump").withEnvironment("TENKEN_JAVA_OPTS", "-Xmx40m -XX:+PrintFlagsFinal").run();

    assertThat(result.stderr() + result.stdout()).containsPattern("MaxHeapSize +:?= 41943040 ");
  }

  @Test
  @DisplayName("says what to do where there is no Java")
  void noJava() {
    CommandResult result =
        Command.of(weather.launcher().toString(), "dump")
            .withEnvironment("JAVA_HOME", "/nowhere")
            .run();

    assertThat(result.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(result.stderr())
        .isEqualTo(
            "weather-exporter: there is no /nowhere/bin/java;"
                + " install Java 17 or newer, or set JAVA_HOME to one\n");
  }

  @Test
  @DisplayName("prefers a runtime that lies beside it")
  void bundledRuntime() throws IOException {
    Path java = weather.home().resolve("runtime/bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\necho the bundled one\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();

    assertThat(onCurrent("dump").run().stdout()).isEqualTo("the bundled one\n");
  }

  private Command onCurrent(String... arguments) {
    return weather.on(JavaRuntime.current(), arguments);
  }
}
