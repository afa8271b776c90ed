package io.tenken.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A duration")
class DurationsTest {

  @ParameterizedTest(name = "{0} is {1} ms")
  @CsvSource({
    "10s, 10000",
    "500ms, 500",
    "9.5s, 9500",
    "1m30s, 90000",
    "2h, 7200000",
    "1d, 86400000",
    "0s, 0",
    "1h2m3s4ms, 3723004"
  })
  void is_read_as_Prometheus_writes_it(String text, long millis) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10", "s", "10 s", "-1s", "1s2", "1w", "1.s", "ten"})
  void is_refused_otherwise(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .hasMessage("expected a duration such as 10s, 500ms or 1m30s");
  }

  @ParameterizedTest(name = "{0} ms is {1}")
  @CsvSource({
    "9500, 9.5s",
    "120000, 2m",
    "3600000, 1h",
    "500, 500ms",
    "90000, 90s",
    "0, 0ms",
    "1001, 1.001s"
  })
  void is_written_so_that_it_is_read_back(long millis, String text) {
    Duration duration = Duration.ofMillis(millis);
    assertThat(Durations.format(duration)).isEqualTo(text);
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }
}
