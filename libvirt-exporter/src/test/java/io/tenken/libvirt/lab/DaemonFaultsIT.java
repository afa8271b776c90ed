package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.testing.Page;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab(LabPart.LIBVIRT)
@DisplayName("When the daemon")
class DaemonFaultsIT {

  private static final Duration SCRAPE = Duration.ofSeconds(2);
  private static final String DISK = "libvirt_domain_block_stats_read_bytes_total";

  private static LibvirtLab lab;

  @BeforeAll
  static void startLab() {
    lab = LibvirtLab.start();
    lab.startGuests(GuestSpec.novaGuests(3));
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  @DisplayName("is restarted between two scrapes, no scrape is lost")
  void restart() throws Exception {
    try (LabExporter exporter = new LabExporter(lab.uri())) {
      assertComplete(exporter.scrape(), exporter);

      lab.restartDaemon();

      assertComplete(exporter.scrape(), exporter);
    }
  }

  @Test
  @DisplayName("is down, the page says so, and the first scrape after it is complete")
  void down() throws Exception {
    try (LabExporter exporter = new LabExporter(lab.uri())) {
      exporter.scrape();
      lab.stopDaemon();

      for (int i = 0; i < 5; i++) {
        assertThat(exporter.scrape().value("libvirt_up", Map.of())).hasValue(0);
        assertThat(exporter.lastFailures()).isNotEmpty().allMatch(f -> f.contains("UNREACHABLE"));
      }

      lab.startDaemon();
      assertComplete(exporter.scrape(), exporter);
    }
  }

  @Test
  @DisplayName(
      "is stopped by a signal, scrapes end in time, and the first one after it is complete")
  void frozen() throws Exception {
    try (LabExporter exporter = new LabExporter(lab.uri())) {
      exporter.scrape();
      lab.freezeDaemon();
      try {
        for (int i = 0; i < 3; i++) {
          Page page = exporter.scrape(SCRAPE);
          assertThat(exporter.lastDuration()).isLessThan(SCRAPE.plusMillis(500));
          assertThat(page.value("libvirt_up", Map.of())).hasValue(0);
        }
      } finally {
        lab.thawDaemon();
      }
      assertComplete(exporter.scrape(), exporter);
    }
  }

  @Test
  @DisplayName("is stopped for longer than the keepalive, the process survives and recovers")
  void keepalive() throws Exception {
    try (LabExporter exporter = new LabExporter(lab.uri())) {
      exporter.scrape();
      lab.freezeDaemon();
      try {
        Page page = exporter.scrape(Duration.ofSeconds(20));
        assertThat(page.value("libvirt_up", Map.of())).hasValue(0);
      } finally {
        lab.thawDaemon();
      }
      assertComplete(exporter.scrape(), exporter);
    }
  }

  private static void assertComplete(Page page, LabExporter exporter) {
    assertThat(exporter.lastFailures()).isEmpty();
    assertThat(page.value("libvirt_up", Map.of())).hasValue(1);
    assertThat(page.guests(DISK)).isEqualTo(3);
  }
}
