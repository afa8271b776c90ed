package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import io.tenken.testkit.lab.prometheus.PrometheusLab;
import io.tenken.testkit.lab.prometheus.Sample;
import io.tenken.testkit.lab.prometheus.ScrapeJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab({LabPart.LIBVIRT, LabPart.PROMETHEUS})
@DisplayName("From guests to answers")
class MainJobIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration HEALTH = Duration.ofMillis(50);
  private static final int PROBES = 41;

  @TempDir static Path folder;

  @Test
  @DisplayName("Prometheus scrapes the guests and joins their CPU time with their nova names")
  void query() throws Exception {
    try (LibvirtLab lab = LibvirtLab.start()) {
      List<Guest> guests = lab.startGuests(GuestSpec.novaGuests(5));
      try (ExporterProcess exporter = ExporterProcess.serve(folder, lab.uri());
          PrometheusLab prometheus =
              PrometheusLab.start(ScrapeJob.of("libvirt", exporter.address()))) {
        prometheus.awaitAllUp(SOON);
        List<Sample> rows =
            prometheus.awaitQuery(
                "libvirt_domain_info_cpu_time_seconds_total * on (instance, uuid)"
                    + " group_left (instance_name) libvirt_domain_openstack_info",
                SOON,
                samples -> samples.size() == 5);
        assertThat(rows)
            .extracting(row -> row.label("instance_name"))
            .containsExactlyInAnyOrder("web-1", "db-1", "worker-1", "gateway-1", "web-2");

        guests.get(0).freeze();
        assertThat(exporter.get("/metrics", SOON).body())
            .contains("libvirt_domain_state_code{domain=\"" + guests.get(0).name() + "\"");
        assertThat(medianOfHealthProbes(exporter)).isLessThan(HEALTH);
        guests.get(0).thaw();
        assertThat(exporter.stderr().lines()).allMatch(line -> line.startsWith("ts="));
      }
    }
  }

  /** Of many, since a neighbour on the machine may hold up any one of them. */
  private static Duration medianOfHealthProbes(ExporterProcess exporter) throws Exception {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < PROBES; i++) {
      long start = System.nanoTime();
      assertThat(exporter.get("/-/healthy", SOON).statusCode()).isEqualTo(200);
      times.add(Duration.ofNanos(System.nanoTime() - start));
    }
    times.sort(null);
    return times.get(PROBES / 2);
  }

  @Test
  @DisplayName(
      "libvirt writes nothing to stderr when it loses the daemon and when it can't connect")
  void silence() throws Exception {
    try (LibvirtLab lab = LibvirtLab.start()) {
      lab.startGuests(GuestSpec.novaGuests(1));
      try (ExporterProcess exporter = ExporterProcess.serve(folder, lab.uri())) {
        exporter.get("/metrics", SOON);
        lab.freezeDaemon();
        exporter.get("/metrics", SOON);
        exporter.get("/metrics", SOON);
        lab.thawDaemon();
        lab.killDaemon();
        exporter.get("/metrics", SOON);
        lab.startDaemon();
        assertThat(exporter.get("/metrics", SOON).body()).contains("\nlibvirt_up 1\n");
        assertThat(exporter.stderr().lines()).allMatch(line -> line.startsWith("ts="));
      }
    }
  }
}
