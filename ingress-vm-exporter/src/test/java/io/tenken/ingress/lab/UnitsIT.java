package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.core.testing.RunningExporter;
import io.tenken.testkit.exposition.ParsedSample;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.systemd.LabUnits;
import io.tenken.testkit.lab.systemd.SystemdLab;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@RequiresLab(LabPart.SYSTEMD)
@DisplayName("With a real systemd")
class UnitsIT {

  @TempDir static Path directory;

  private static SystemdLab lab;
  private static RunningExporter exporter;
  private static PageSamples page;

  @BeforeAll
  static void start() throws Exception {
    lab = LabUnits.start();
    exporter = UnitsScenario.exporter(lab, directory);
    page = exporter.scrape();
  }

  @AfterAll
  static void stop() {
    exporter.close();
    lab.close();
  }

  @ParameterizedTest(name = "{0}: {2}/{3}")
  @CsvSource({
    "lab-steady.service, loaded, active, running, success, 1, 1",
    "lab-once.service, loaded, inactive, dead, success, 1, 0",
    "lab-remains.service, loaded, active, exited, success, 1, 1",
    "lab-failing.service, loaded, failed, failed, exit-code, 1, 0",
    "lab-killed.service, loaded, failed, failed, signal, 1, 0",
    "lab-starting.service, loaded, activating, start, success, 1, 0",
    "lab-never.service, loaded, inactive, dead, success, 1, 0",
    "lab-masked.service, masked, inactive, dead,, 0, 0",
    "lab-broken.service, bad-setting, inactive, dead, success, 1, 0",
    "lab-missing.service, not-found, inactive, dead,, 0, 0",
    "lab-soon.timer, loaded, active, waiting, success, 1, 1",
    "lab-calendar.timer, loaded, active, waiting, success, 1, 1",
    "lab-door.socket, loaded, active, listening, success, 1, 1",
  })
  void each_unit_shows_as_it_is(
      String unit, String load, String active, String sub, String result, int present, int up) {
    assertThat(value("ingress_unit_present", unit)).isEqualTo(present);
    assertThat(value("ingress_unit_up", unit)).isEqualTo(up);
    assertThat(labels("ingress_unit_load_state", unit, "state")).containsExactly(load);
    assertThat(labels("ingress_unit_sub_state", unit, "state")).containsExactly(sub);
    assertThat(labels("ingress_unit_result", unit, "result"))
        .isEqualTo(result == null ? List.of() : List.of(result));
    assertThat(
            page.of("systemd_unit_state", Map.of("name", unit)).stream()
                .filter(sample -> sample.value() == 1)
                .map(sample -> sample.labels().get("state")))
        .containsExactly(active);
  }

  @Test
  void the_counts_are_there() {
    assertThat(page.value("ingress_units", Map.of("kind", "expected"))).hasValue(14);
    assertThat(page.value("ingress_units", Map.of("kind", "present"))).hasValue(12);
    assertThat(page.value("ingress_systemd_failed_units", Map.of())).hasValue(2);
    assertThat(page.value("ingress_systemd_state", Map.of("state", "degraded"))).hasValue(1);
    assertThat(exporter.lastFailures()).isEmpty();
  }

  @Test
  void what_has_ended_a_process_shows() {
    assertThat(value("ingress_unit_exit_status", "lab-failing.service")).isEqualTo(3);
    assertThat(page.of("ingress_unit_exit_signal", Map.of("name", "lab-failing.service")))
        .isEmpty();
    assertThat(value("ingress_unit_exit_signal", "lab-killed.service")).isEqualTo(9);
    assertThat(page.of("ingress_unit_exit_status", Map.of("name", "lab-killed.service"))).isEmpty();
  }

  @Test
  @DisplayName("times and counts are those of systemctl")
  void figures_are_those_of_systemctl() {
    assertThat(value("systemd_unit_start_time_seconds", "lab-steady.service"))
        .isEqualTo(seconds("lab-steady.service", "ActiveEnterTimestamp"));
    assertThat(value("ingress_unit_changed_timestamp_seconds", "lab-failing.service"))
        .isEqualTo(seconds("lab-failing.service", "StateChangeTimestamp"));
    assertThat(
            page.of("ingress_unit_changed_timestamp_seconds", Map.of("name", "lab-never.service")))
        .isEmpty();
    assertThat(value("systemd_unit_tasks_max", "lab-steady.service"))
        .isEqualTo(Double.parseDouble(lab.property("lab-steady.service", "TasksMax")));
    assertThat(value("systemd_socket_accepted_connections_total", "lab-door.socket")).isEqualTo(1);
    assertThat(value("systemd_socket_current_connections", "lab-door.socket")).isZero();
  }

  @Test
  void timers_tell_their_last_run_and_their_next() {
    double last = value("systemd_timer_last_trigger_seconds", "lab-soon.timer");
    // systemctl shows whole seconds of this one.
    assertThat(Math.floor(last)).isEqualTo(seconds("lab-soon.timer", "LastTriggerUSec"));
    assertThat(value("ingress_timer_next_timestamp_seconds", "lab-soon.timer"))
        .isBetween(last + 3590, last + 3610);
    assertThat(value("ingress_timer_next_timestamp_seconds", "lab-calendar.timer"))
        .isEqualTo(seconds("lab-calendar.timer", "NextElapseUSecRealtime"));
    assertThat(page.of("systemd_timer_last_trigger_seconds", Map.of("name", "lab-calendar.timer")))
        .isEmpty();
    assertThat(value("ingress_timer_late", "lab-soon.timer")).isZero();
  }

  @Test
  @DisplayName("restarts between two scrapes are counted, though the unit looks the same")
  void restarts_are_counted() throws Exception {
    double before = value("systemd_service_restart_total", "lab-flapping.service");
    lab.awaitNot("lab-flapping.service", "NRestarts", Long.toString((long) before));

    long least = Long.parseLong(lab.property("lab-flapping.service", "NRestarts"));
    double after =
        exporter
            .scrape()
            .value("systemd_service_restart_total", Map.of("name", "lab-flapping.service"))
            .orElseThrow();
    long most = Long.parseLong(lab.property("lab-flapping.service", "NRestarts"));
    assertThat(after).isBetween((double) least, (double) most);
  }

  @Test
  void changes_show_at_the_next_scrape() throws Exception {
    lab.systemctl("stop", "lab-remains.service").orThrow();
    assertThat(exporter.scrape().value("ingress_unit_up", Map.of("name", "lab-remains.service")))
        .hasValue(0);
    lab.systemctl("start", "lab-remains.service").orThrow();
    assertThat(exporter.scrape().value("ingress_unit_up", Map.of("name", "lab-remains.service")))
        .hasValue(1);
  }

  private static double seconds(String unit, String property) {
    String micros =
        lab.systemctl("show", "--timestamp=us+utc", "--property=" + property, "--value", unit)
            .orThrow()
            .stdout()
            .strip();
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm:ss[.SSSSSS] 'UTC'", Locale.ROOT);
    Instant instant = LocalDateTime.parse(micros, format).toInstant(ZoneOffset.UTC);
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  private static double value(String metric, String unit) {
    return page.value(metric, Map.of("name", unit)).orElseThrow();
  }

  private static List<String> labels(String metric, String unit, String label) {
    return page.of(metric, Map.of("name", unit)).stream()
        .map(ParsedSample::labels)
        .map(labels -> labels.get(label))
        .toList();
  }
}
