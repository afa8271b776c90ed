package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.lane.LostThreads;
import io.tenken.libvirt.testing.Page;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab(LabPart.LIBVIRT)
@DisplayName("With guests that are stopped")
class StuckGuestIT {

  private static final Duration FIRST_SCRAPE = Duration.ofMillis(2_500);
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final int LANES = 4;
  private static final String STATE = "libvirt_domain_state_code";
  private static final String NIC = "libvirt_domain_interface_stats_receive_bytes_total";
  private static final String DISK = "libvirt_domain_block_stats_read_bytes_total";
  private static final String VCPU = "libvirt_domain_vcpu_time_seconds_total";

  private static LibvirtLab lab;
  private static List<Guest> guests;
  private LabExporter exporter;

  @BeforeAll
  static void startLab() {
    lab = LibvirtLab.start();
    guests = lab.startGuests(GuestSpec.novaGuests(10));
  }

  @AfterAll
  static void stopLab() {
    guests.forEach(Guest::thaw);
    lab.close();
  }

  @BeforeEach
  void startExporter() throws Exception {
    exporter = new LabExporter(lab.uri());
    awaitComplete();
  }

  @AfterEach
  void stopExporter() {
    guests.forEach(Guest::thaw);
    exporter.close();
  }

  @Test
  @DisplayName("the first scrape already has everything of all others, and names the stopped one")
  void one() throws Exception {
    Guest stopped = guests.get(3);
    stopped.freeze();

    Page page = exporter.scrape();

    assertThat(exporter.lastDuration()).isLessThan(FIRST_SCRAPE);
    assertThat(page.guests(STATE)).isEqualTo(10);
    assertThat(page.guests(NIC)).isEqualTo(10);
    assertThat(page.guests(VCPU)).isEqualTo(10);
    assertThat(page.guests("libvirt_domain_openstack_info")).isEqualTo(10);
    assertThat(page.guests(DISK)).isEqualTo(9);
    assertThat(page.value("libvirt_domain_stats_complete", Map.of("domain", stopped.name())))
        .hasValue(0);
    assertThat(page.samples("libvirt_domain_stats_incomplete_info")).hasSize(1);

    Page later = exporter.scrape();
    assertThat(later.guests(DISK)).isEqualTo(9);
    assertThat(later.guests(STATE)).isEqualTo(10);

    stopped.thaw();
    awaitComplete();
  }

  @Test
  @DisplayName("three of ten cost no more than their own answers")
  void three() throws Exception {
    guests.subList(0, 3).forEach(Guest::freeze);

    Page page = exporter.scrape();

    assertThat(exporter.lastDuration()).isLessThan(FIRST_SCRAPE);
    assertThat(page.guests(STATE)).isEqualTo(10);
    assertThat(page.guests(DISK)).isEqualTo(7);

    guests.forEach(Guest::thaw);
    awaitComplete();
  }

  @Test
  @DisplayName(
      "all of ten hold no more threads than allowed, and the page has what needs no monitor")
  void all() throws Exception {
    guests.forEach(Guest::freeze);
    for (int i = 0; i < 4; i++) {
      Page page = exporter.scrape(Duration.ofSeconds(5));

      assertThat(page.guests(STATE)).isEqualTo(10);
      assertThat(page.guests(VCPU)).isEqualTo(10);
      assertThat(page.guests(NIC)).isEqualTo(10);
      assertThat(page.guests(DISK)).isZero();
      assertThat(monitorThreads()).isLessThanOrEqualTo(LANES + LostThreads.MOST);
    }

    guests.forEach(Guest::thaw);
    awaitComplete();
    Await.until("the lost threads have ended", RECOVERY, () -> monitorThreads() <= LANES);
  }

  private static long monitorThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("libvirt-monitor"))
        .count();
  }

  @Test
  @DisplayName("an exporter that starts later asks none of them for what they can't answer")
  void secondExporter() throws Exception {
    guests.get(5).freeze();
    exporter.scrape();

    try (LabExporter second = new LabExporter(lab.uri())) {
      Page page = second.scrape();
      assertThat(second.lastDuration()).isLessThan(FIRST_SCRAPE);
      assertThat(page.guests(DISK)).isEqualTo(9);
      assertThat(page.guests(STATE)).isEqualTo(10);
    }
  }

  private void awaitComplete() {
    Await.until(
        "all guests are complete",
        Duration.ofSeconds(30),
        () -> {
          try {
            return exporter.scrape().guests(DISK) == 10 && exporter.lastFailures().isEmpty();
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
