package io.tenken.core.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A collector's specification")
class CollectorSpecTest {

  private final CollectorSpec vcpu = CollectorSpec.of("vcpu", "Time of vCPUs.", List.of());

  @Test
  void starts_from_the_usual() {
    assertThat(vcpu.enabledByDefault()).isTrue();
    assertThat(vcpu.budget()).isEqualTo(CollectorSpec.DEFAULT_BUDGET);
    assertThat(vcpu.seriesLimit()).isEqualTo(CollectorSpec.DEFAULT_SERIES_LIMIT);
  }

  @Test
  void changes_one_thing_at_a_time() {
    CollectorSpec changed =
        vcpu.disabledByDefault().withBudget(Duration.ofSeconds(3)).withSeriesLimit(9);

    assertThat(changed)
        .isEqualTo(
            new CollectorSpec(
                "vcpu", "Time of vCPUs.", false, Duration.ofSeconds(3), 9, List.of()));
  }

  @Test
  void has_a_name_that_fits_options_and_labels() {
    assertThatThrownBy(() -> CollectorSpec.of("vCPU time", "h", List.of()))
        .hasMessage("collector \"vCPU time\": not a name");
  }

  @Test
  void refuses_a_background_schedule_that_drops_every_result() {
    Duration minute = Duration.ofMinutes(1);
    assertThatThrownBy(() -> Schedule.inBackground(minute, minute.minusSeconds(1)))
        .hasMessage("interval PT1M must be above 0, and maxAge PT59S not below it");
    assertThatThrownBy(() -> Schedule.inBackground(Duration.ZERO, minute))
        .hasMessageContaining("must be above 0");
    assertThatThrownBy(() -> new Schedule.InBackground(minute, minute, -1))
        .hasMessage("restFactor -1 is negative");
    assertThat(Schedule.onScrape()).isEqualTo(new Schedule.OnScrape());
  }
}
