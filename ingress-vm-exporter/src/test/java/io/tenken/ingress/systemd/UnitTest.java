package io.tenken.ingress.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.ingress.dbus.DbusValue;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A unit")
class UnitTest {

  /** 2026-11-22 12:00:00 UTC. */
  private static final long NOON = 1_795_348_800_000_000L;

  private static final long MINUTE = 60_000_000;

  private final Map<UnitProperty, DbusValue> facts = new EnumMap<>(UnitProperty.class);

  @ParameterizedTest(name = "that is {0} is up: {1}")
  @CsvSource({
    "active, true",
    "reloading, true",
    "refreshing, true",
    "activating, false",
    "deactivating, false",
    "inactive, false",
    "failed, false",
    "maintenance, false",
    "of a new kind, false",
  })
  void is_up_if_it_serves(String active, boolean up) {
    assertThat(unit("a.service", "loaded", active, "").isUp()).isEqualTo(up);
  }

  @ParameterizedTest(name = "that is {0} and {1} is present: {2}")
  @CsvSource({
    "loaded, inactive, true",
    "bad-setting, inactive, true",
    "not-found, inactive, false",
    "not-found, active, true",
    "masked, inactive, false",
    "masked, active, true",
    "of a new kind, inactive, true",
  })
  void is_present_if_there_is_something_to_start(String load, String active, boolean present) {
    assertThat(unit("a.service", load, active, "").isPresent()).isEqualTo(present);
  }

  @Test
  void that_has_exited_has_a_status_or_a_signal() {
    number(UnitProperty.EXIT_STATUS, 9);
    number(UnitProperty.EXIT_CODE, 0);
    assertThat(service().exitStatus()).isEmpty();
    assertThat(service().exitSignal()).isEmpty();
    number(UnitProperty.EXIT_CODE, 1);
    assertThat(service().exitStatus()).hasValue(9);
    assertThat(service().exitSignal()).isEmpty();
    for (int code : new int[] {2, 3}) {
      number(UnitProperty.EXIT_CODE, code);
      assertThat(service().exitStatus()).isEmpty();
      assertThat(service().exitSignal()).hasValue(9);
    }
  }

  @Test
  void has_no_number_where_systemd_says_not_set() {
    for (UnitProperty property :
        new UnitProperty[] {
          UnitProperty.MEMORY, UnitProperty.CPU, UnitProperty.TASKS, UnitProperty.TASKS_MAX
        }) {
      number(property, -1);
    }
    assertThat(service().memory()).isEmpty();
    assertThat(service().cpu()).isEmpty();
    assertThat(service().tasks()).isEmpty();
    assertThat(service().tasksMax()).isEmpty();
    number(UnitProperty.CPU, 1_500_000_000);
    assertThat(service().cpu()).hasValue(1.5);
  }

  @Test
  void has_been_active_since_then_only_while_it_is() {
    number(UnitProperty.ACTIVE_ENTER, NOON);
    assertThat(unit("a.service", "loaded", "active", "").activeSince()).hasValue(NOON / 1e6);
    assertThat(unit("a.service", "loaded", "failed", "").activeSince()).isEmpty();
    number(UnitProperty.STATE_CHANGE, 0);
    assertThat(service().changed()).as("never started").isEmpty();
  }

  @Test
  void has_a_result_if_its_type_has_one() {
    facts.put(UnitProperty.SERVICE_RESULT, new DbusValue.Text("oom-kill"));
    facts.put(UnitProperty.TIMER_RESULT, new DbusValue.Text("resources"));
    facts.put(UnitProperty.SOCKET_RESULT, new DbusValue.Text("trigger-limit-hit"));
    assertThat(service().result()).isEqualTo("oom-kill");
    assertThat(unit("a.timer", "loaded", "active", "").result()).isEqualTo("resources");
    assertThat(unit("a.socket", "loaded", "active", "").result()).isEqualTo("trigger-limit-hit");
    assertThat(unit("a.target", "loaded", "active", "").result()).isEmpty();
    assertThat(unit("a.target", "loaded", "active", "").timer()).isEmpty();
  }

  @Nested
  @DisplayName("that is a timer")
  class Timer {

    @Test
    void that_has_never_run_and_never_will_says_nothing() {
      number(UnitProperty.NEXT_REALTIME, -1);
      number(UnitProperty.NEXT_MONOTONIC, 0);
      number(UnitProperty.LAST_TRIGGER, 0);
      TimerPlan plan = timer("waiting");

      assertThat(plan.last()).isEmpty();
      assertThat(plan.next()).isEmpty();
      assertThat(plan.isLate(at(NOON))).isFalse();
    }

    @Test
    void by_the_calendar_is_late_when_its_accuracy_and_a_minute_are_over() {
      number(UnitProperty.NEXT_REALTIME, NOON);
      number(UnitProperty.ACCURACY, 2 * MINUTE);
      TimerPlan plan = timer("waiting");

      assertThat(plan.next()).hasValue(NOON / 1e6);
      assertThat(plan.isLate(at(NOON + 3 * MINUTE))).isFalse();
      assertThat(plan.isLate(at(NOON + 3 * MINUTE + 1))).isTrue();
    }

    @Test
    void by_the_time_since_boot_is_told_in_the_time_of_the_wall() {
      number(UnitProperty.NEXT_MONOTONIC, 100 * MINUTE);
      number(UnitProperty.STATE_CHANGE_MONOTONIC, 40 * MINUTE);
      number(UnitProperty.STATE_CHANGE, NOON);

      assertThat(timer("waiting").nextMicros()).hasValue(NOON + 60 * MINUTE);
    }

    @Test
    void by_both_runs_at_the_earlier() {
      number(UnitProperty.NEXT_MONOTONIC, 100 * MINUTE);
      number(UnitProperty.STATE_CHANGE_MONOTONIC, 40 * MINUTE);
      number(UnitProperty.STATE_CHANGE, NOON);
      number(UnitProperty.NEXT_REALTIME, NOON + 59 * MINUTE);

      assertThat(timer("waiting").nextMicros()).hasValue(NOON + 59 * MINUTE);
    }

    @Test
    void has_no_next_run_without_knowing_both_clocks() {
      number(UnitProperty.NEXT_MONOTONIC, 100 * MINUTE);
      number(UnitProperty.STATE_CHANGE, NOON);
      assertThat(timer("waiting").next()).isEmpty();
    }

    @Test
    void is_not_late_while_what_it_starts_runs() {
      number(UnitProperty.NEXT_REALTIME, NOON);
      number(UnitProperty.LAST_TRIGGER, NOON);
      TimerPlan plan = timer("running");

      assertThat(plan.last()).hasValue(NOON / 1e6);
      assertThat(plan.next()).isEmpty();
      assertThat(plan.isLate(at(NOON + 100 * MINUTE))).isFalse();
    }

    @Test
    void may_be_planned_for_the_end_of_time() {
      number(UnitProperty.NEXT_REALTIME, Long.MAX_VALUE);
      TimerPlan plan = timer("waiting");

      assertThat(plan.next()).isPresent();
      assertThat(plan.isLate(at(NOON))).isFalse();
    }

    private TimerPlan timer(String sub) {
      return unit("a.timer", "loaded", "active", sub).timer().orElseThrow();
    }

    private Instant at(long micros) {
      return Instant.EPOCH.plusNanos(micros * 1000);
    }
  }

  private void number(UnitProperty property, long value) {
    facts.put(property, new DbusValue.Whole(value));
  }

  private Unit service() {
    return unit("a.service", "loaded", "active", "running");
  }

  private Unit unit(String name, String load, String active, String sub) {
    return new Unit(
        new UnitRow(name, LoadState.parse(load), ActiveState.parse(active), sub, "/a"),
        false,
        new UnitFacts(facts));
  }
}
