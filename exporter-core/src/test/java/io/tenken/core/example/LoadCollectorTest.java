package io.tenken.core.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The load collector")
class LoadCollectorTest {

  @TempDir Path proc;

  private final RecordingSink sink = new RecordingSink(LoadCollector.SPEC.metrics());

  @Test
  @DisplayName("gives the three averages and the processes that run")
  void readsTheFile() throws Exception {
    collect("0.75 1.25 2.00 3/217 4711\n");

    assertThat(sink.lines())
        .containsExactly(
            "example_load_average{over=\"1m\"} 0.75",
            "example_load_average{over=\"5m\"} 1.25",
            "example_load_average{over=\"15m\"} 2.0",
            "example_processes_running 3");
  }

  @Test
  @DisplayName("says what it found where it can't read the file")
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> collect("0.75 1.25\n"))
        .isInstanceOf(CollectorException.class)
        .hasMessageEndingWith("loadavg: expected 3 numbers and R/N, not \"0.75 1.25\"");
  }

  private void collect(String content) throws IOException, CollectorException {
    Path file = Files.writeString(proc.resolve("loadavg"), content);
    new LoadCollector(file).collect(FakeScrape.within(Duration.ofSeconds(1)), sink);
  }
}
