package io.tenken.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The time-out of a scrape")
class ScrapeTimeoutTest {

  private static final Duration OFFSET = ServerSettings.DEFAULT_TIMEOUT_OFFSET;

  @ParameterizedTest(name = "{0} s leave {1} ms")
  @CsvSource({"10, 9750", "10.000000, 9750", "0.5, 250", "120, 119750", "1e1, 9750"})
  void leaves_time_to_send_the_page(String header, long millis) {
    assertThat(ScrapeTimeout.parse(header, OFFSET)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NaN", "0", "0.25", "-5", "120.1", "Infinity", "1e309", "ten", "10s", "0x"})
  void is_that_of_the_server_if_the_header_makes_no_sense(String header) {
    assertThat(ScrapeTimeout.parse(header, OFFSET)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 10_000})
  void is_not_read_from_a_long_header(int length) {
    assertThat(ScrapeTimeout.parse("1".repeat(length), OFFSET)).isEmpty();
  }
}
