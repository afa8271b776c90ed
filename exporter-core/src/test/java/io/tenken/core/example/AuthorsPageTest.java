package io.tenken.core.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.cli.Surroundings;
import io.tenken.core.spi.Ticker;
import io.tenken.testkit.exposition.GoldenFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("docs/writing-a-collector.md")
class AuthorsPageTest {

  private static final Path SOURCES = Path.of("src/test/java/io/tenken/core/example");
  private static final Path TEMPLATE = Path.of("src/test/resources/docs/writing-a-collector.md");

  @TempDir Path proc;

  @Test
  @DisplayName("shows the code that is compiled and tested here; \"make docs\" writes it")
  void isUpToDate() throws IOException {
    String page = Files.readString(TEMPLATE);
    for (String file :
        List.of(
            "LoadCollector.java",
            "ExampleExporter.java",
            "LoadCollectorTest.java",
            "ExamplePagesTest.java")) {
      page = page.replace("{{" + file + "}}\n", Files.readString(SOURCES.resolve(file)));
    }

    new GoldenFile(Path.of("../docs/writing-a-collector.md")).matches(page);
  }

  @Test
  @DisplayName("has an example that runs as a command")
  void exampleRuns() throws IOException {
    Files.writeString(proc.resolve("loadavg"), "0.75 1.25 2.00 3/217 4711\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Surroundings surroundings =
        new Surroundings(out, nowhere, Map.of(), Ticker.system(), Clock.systemUTC());

    int status =
        ExporterApplication.of(new ExampleExporter())
            .run(surroundings, "dump", "--path.procfs=" + proc);

    assertThat(status).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("example_load_average{over=\"5m\"} 1.25\n", "example_processes_running 3\n");
  }
}
