package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.ingress.bgp.Moment;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time of BIRD")
class BirdTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest(name = "\"{0}\" is {1}")
  @CsvSource({
    "11:30:00,                    2026-11-22T11:30:00Z, false",
    "11:30:00.250,                2026-11-22T11:30:00.250Z, false",
    "23:30:00.5,                  2026-11-21T23:30:00.500Z, false",
    "2026-11-20,                  2026-11-20T00:00:00Z, true",
    "2026-11-20 01:02:03,         2026-11-20T01:02:03Z, false",
    "2026-11-20 01:02:03.456789,  2026-11-20T01:02:03.456789Z, false",
    "1795348800,                  2026-11-22T12:00:00Z, false",
    "1795348799.5,                2026-11-22T11:59:59.500Z, false",
  })
  void is_read_in_the_formats_that_can_be_configured(String text, Instant at, boolean dayOnly) {
    assertThat(time("2026-11-22 12:00:00.100").parse(text)).contains(new Moment(at, dayOnly));
  }

  @ParameterizedTest(name = "server time {0}: 20:30 there is {1}")
  @CsvSource({
    "2026-11-22 21:00:00.012, 2026-11-22T11:30:00Z",
    "2026-11-22 06:59:58,     2026-11-22T01:30:00Z",
    "2026-11-22 17:44:59,     2026-11-21T14:45:00Z",
  })
  void is_of_the_zone_that_the_daemons_clock_shows(String serverTime, Instant at) {
    assertThat(time(serverTime).parse("20:30:00")).contains(Moment.at(at));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "never", "25:61:00", "2026-13-01", "02:03:04.", "22 Nov", "½"})
  void is_unknown_in_another_format(String text) {
    assertThat(time("2026-11-22 12:00:00").parse(text)).isEmpty();
  }

  @Test
  void is_unknown_where_the_zone_is() {
    assertThat(BirdTime.of(Optional.empty(), NOW).parse("11:30:00")).isEmpty();
    assertThat(time("2024-01-01 00:00:00").parse("11:30:00")).isEmpty();
    assertThat(BirdTime.of(Optional.empty(), NOW).parse("1795348800")).isPresent();
  }

  private static BirdTime time(String serverTime) {
    return BirdTime.of(Optional.of(serverTime), NOW);
  }
}
