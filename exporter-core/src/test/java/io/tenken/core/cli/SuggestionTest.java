package io.tenken.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A suggestion")
class SuggestionTest {

  private static final List<String> NAMES =
      List.of(
          "serve",
          "dump",
          "libvirt_domain_vcpu_time_seconds_total",
          "libvirt_domain_block_state",
          "libvirt_up");

  @ParameterizedTest(name = "\"{0}\" meant {1}")
  @CsvSource({
    "dmup,",
    "dumb, dump",
    "server, serve",
    "libvirt_domain_vcpu, libvirt_domain_vcpu_time_seconds_total",
    "libvirt_domain_vcpu_time_seconds, libvirt_domain_vcpu_time_seconds_total",
    "libvirt_domain_block, libvirt_domain_block_state",
    "libvirt_domain_vcpu_t, libvirt_domain_vcpu_time_seconds_total",
    "libvirt_domain_cpu_time_second_total, libvirt_domain_vcpu_time_seconds_total",
    "up,",
    "'',",
    "weather,"
  })
  @DisplayName("is the nearest name, or none")
  void nearest(String typed, String expected) {
    assertThat(Suggestion.closest(typed, NAMES)).isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  @DisplayName("costs no time for an absurdly long word")
  void longWord() {
    assertThat(Suggestion.closest("x".repeat(10_000_000), NAMES)).isEmpty();
  }
}
