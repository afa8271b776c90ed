package io.tenken.ingress.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.core.testing.RunningExporter;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.systemd.LabUnits;
import io.tenken.testkit.lab.systemd.SystemdLab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab(LabPart.SYSTEMD)
@DisplayName("When systemd or its bus")
class SystemdFaultsIT {

  private static final Duration DEADLINE = Duration.ofSeconds(2);
  private static final String UP = "ingress_unit_up";
  private static final Map<String, String> STEADY = Map.of("name", "lab-steady.service");

  /** What the policy of the bus says in the end is what holds. */
  private static final String DENIAL =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <policy context="mandatory">
          <deny send_destination="org.freedesktop.systemd1"
                send_interface="org.freedesktop.systemd1.Manager"/>
        </policy>
      </busconfig>
      """;

  @TempDir static Path directory;

  private static SystemdLab lab;

  @BeforeAll
  static void start() {
    lab = LabUnits.start();
  }

  @AfterAll
  static void stop() {
    lab.close();
  }

  @Test
  @DisplayName("hangs, the scrape keeps its deadline and its counts, and the next one is whole")
  void hangs() throws Exception {
    try (RunningExporter exporter = UnitsScenario.exporter(lab, directory)) {
      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(1);
      lab.freeze();
      try {
        PageSamples page = exporter.scrape(DEADLINE);

        assertThat(exporter.lastDuration()).isLessThan(DEADLINE.plusMillis(500));
        assertThat(exporter.lastFailures())
            .singleElement()
            .asString()
            .startsWith("systemd TIMEOUT: systemd: ");
        assertUnknown(page);
      } finally {
        lab.thaw();
      }
      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(1);
      assertThat(exporter.lastFailures()).isEmpty();
    }
  }

  @Test
  @DisplayName("is restarted, the next scrape is whole")
  void bus_is_restarted() throws Exception {
    try (RunningExporter exporter = UnitsScenario.exporter(lab, directory)) {
      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(1);
      long before = lab.busPid();
      lab.systemctl("restart", "dbus.service").orThrow();
      Await.until(
          "systemd is on the new bus",
          Duration.ofSeconds(10),
          () ->
              lab.busPid() != before
                  && lab.run("busctl", "status", "org.freedesktop.systemd1").succeeded());

      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(1);
      assertThat(exporter.lastFailures()).isEmpty();
    }
  }

  @Test
  @DisplayName("does not let us ask any more, it says so, and recovers with the permission")
  void permission_is_lost() throws Exception {
    String policy = "etc/dbus-1/system.d/tenken-denial.conf";
    try (RunningExporter exporter = UnitsScenario.exporter(lab, directory)) {
      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(1);
      lab.write(policy, DENIAL);
      reloadBus();

      PageSamples page = exporter.scrape();

      assertThat(exporter.lastFailures())
          .singleElement()
          .asString()
          .startsWith("systemd PERMISSION: systemd: the bus does not let us ask systemd");
      assertUnknown(page);
      lab.write(policy, "<busconfig/>");
      reloadBus();
      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(1);
    }
  }

  @Test
  @DisplayName("is not there, it says so")
  void bus_is_missing() throws Exception {
    try (SystemdLab other = SystemdLab.start(Map.of());
        RunningExporter exporter = UnitsScenario.exporter(other, directory)) {
      assertThat(exporter.scrape().value(UP, STEADY)).hasValue(0);
      other.systemctl("stop", "dbus.service", "dbus.socket");

      assertUnknown(exporter.scrape(DEADLINE));
      assertThat(exporter.lastFailures()).singleElement().asString().contains("UNREACHABLE");
    }
  }

  private static void reloadBus() {
    lab.run(
            "busctl",
            "call",
            "org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus",
            "ReloadConfig")
        .orThrow();
  }

  private static void assertUnknown(PageSamples page) {
    assertThat(page.of(UP)).isEmpty();
    assertThat(page.of("systemd_unit_state")).isEmpty();
    assertThat(page.value("ingress_units", Map.of("kind", "expected"))).hasValue(14);
    assertThat(page.value("ingress_units", Map.of("kind", "present"))).hasValue(0);
    assertThat(page.value("ingress_units", Map.of("kind", "up"))).hasValue(0);
  }
}
