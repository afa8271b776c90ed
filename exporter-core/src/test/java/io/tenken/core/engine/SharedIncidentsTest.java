package io.tenken.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Incidents that collectors share")
class SharedIncidentsTest {

  private static final Failure NO_SOCKET = Failure.of(FailureReason.UNREACHABLE, "no socket");
  private static final Failure CUT_OFF = Failure.of(FailureReason.PROTOCOL, "cut off");

  private final SharedIncidents incidents = new SharedIncidents();

  @Test
  void begin_with_the_first_collector_and_end_with_the_last() {
    assertThat(incidents.begins("cpu", NO_SOCKET)).isTrue();
    assertThat(incidents.begins("state", NO_SOCKET)).isFalse();

    assertThat(incidents.endsWith("cpu")).isFalse();
    assertThat(incidents.endsWith("state")).isTrue();
  }

  @Test
  void are_told_apart_by_reason_and_words() {
    assertThat(incidents.begins("cpu", NO_SOCKET)).isTrue();
    assertThat(incidents.begins("state", CUT_OFF)).isTrue();
    assertThat(incidents.endsWith("state")).isTrue();
    assertThat(incidents.endsWith("cpu")).isTrue();
  }

  @Test
  void begin_anew_after_their_end() {
    incidents.begins("cpu", NO_SOCKET);
    incidents.endsWith("cpu");

    assertThat(incidents.endsWith("cpu")).isFalse();
    assertThat(incidents.begins("cpu", NO_SOCKET)).isTrue();
  }
}
