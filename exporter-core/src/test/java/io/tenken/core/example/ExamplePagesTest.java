package io.tenken.core.example;

import io.tenken.core.testing.Backend;
import io.tenken.core.testing.ExporterPages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pages of example-exporter")
class ExamplePagesTest extends ExporterPages {

  @TempDir Path proc;

  ExamplePagesTest() {
    super(new ExampleExporter());
  }

  @Override
  protected Map<String, Backend> states() throws IOException {
    Path file = Files.writeString(proc.resolve("loadavg"), "0.75 1.25 2.00 3/217 4711\n");
    return Map.of(
        "load", runtime -> name -> new LoadCollector(file),
        "nothing-to-read", runtime -> name -> new LoadCollector(proc.resolve("gone")));
  }
}
