package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.lab.Contract.Pair;
import io.tenken.libvirt.testing.Page;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestDisk;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import io.tenken.testkit.lab.prometheus.Promtool;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab({LabPart.LIBVIRT, LabPart.PROMETHEUS})
@DisplayName("With 20 real guests, the page")
class GuestValuesIT {

  /** domstats gives whole nanoseconds, the page their shortest decimal form. */
  private static final double ROUNDING = 1e-9;

  private static final String FOREIGN = "<x:app xmlns:x='http://example.org/x'/>";

  private static LibvirtLab lab;
  private static LabExporter exporter;
  private static List<Guest> guests;
  private static GuestSpec shutOff;

  @BeforeAll
  static void start() throws Exception {
    lab = LibvirtLab.start();
    List<GuestSpec> specs = new ArrayList<>(GuestSpec.novaGuests(18));
    specs.add(
        GuestSpec.builder()
            .nova("odd \"name\" <&>")
            .disk(GuestDisk.file("vdb"))
            .disk(GuestDisk.emptyCdrom("hda"))
            .build());
    specs.add(GuestSpec.builder().disk(GuestDisk.file("vda")).metadata(FOREIGN).build());
    guests = lab.startGuests(specs);
    shutOff = GuestSpec.builder().nova("sleeper").persistent().build();
    lab.define(shutOff);
    exporter = new LabExporter(lab.uri());
  }

  @AfterAll
  static void stop() {
    exporter.close();
    lab.close();
  }

  @Test
  @DisplayName("has the value of every field that virsh domstats has, between two readings of it")
  void fieldByField() throws Exception {
    Domstats before = Domstats.parse(lab.virsh("domstats").orThrow().stdout());
    Page page = exporter.scrape();
    Domstats after = Domstats.parse(lab.virsh("domstats").orThrow().stdout());

    assertThat(exporter.lastFailures()).isEmpty();
    List<String> differences = new ArrayList<>();
    int compared = 0;
    for (Guest guest : guests) {
      for (Pair pair : Contract.pairs(before.of(guest.name()))) {
        compared++;
        double low = number(before, guest, pair);
        double high = number(after, guest, pair);
        Map<String, String> labels = labels(guest, pair);
        OptionalDouble value = page.value(pair.metric(), labels);
        if (value.isEmpty() || !isBetween(value.getAsDouble(), low, high)) {
          differences.add("%s %s: %s to %s, page %s".formatted(pair, labels, low, high, value));
        }
      }
    }
    assertThat(differences).isEmpty();
    assertThat(compared).isGreaterThan(20 * 40);
  }

  @Test
  @DisplayName("names each guest's nova name, flavor, project and user in one info metric")
  void nova() throws Exception {
    Page page = exporter.scrape();

    assertThat(page.guests("libvirt_domain_openstack_info")).isEqualTo(20);
    for (Guest guest : guests.subList(0, 18)) {
      Map<String, String> labels =
          page.sample("libvirt_domain_openstack_info", Map.of("domain", guest.name()))
              .orElseThrow()
              .labels();
      assertThat(guest.spec().metadata())
          .contains(">" + labels.get("instance_name") + "<")
          .contains(">" + labels.get("user_name") + "<")
          .contains(">" + labels.get("project_name") + "<")
          .contains("'" + labels.get("flavor_name") + "'");
      assertThat(labels).containsEntry("uuid", guest.uuid().toString());
    }
    assertThat(page.samples("libvirt_domain_openstack_info"))
        .extracting(sample -> sample.labels().get("instance_name"))
        .contains("odd \"name\" <&>", "sleeper");
    assertThat(
            page.value("libvirt_domain_openstack_metadata_problems", Map.of("problem", "foreign")))
        .hasValue(1);
  }

  @Test
  @DisplayName("tells of a guest that is shut off what it is, and nothing that it does")
  void shutOff() throws Exception {
    Page page = exporter.scrape();
    Map<String, String> sleeper = Map.of("domain", shutOff.name());

    assertThat(page.value("libvirt_domain_state_code", sleeper)).hasValue(5);
    assertThat(page.sample("libvirt_domain_info", sleeper)).isPresent();
    assertThat(page.sample("libvirt_domain_info_cpu_time_seconds_total", sleeper)).isEmpty();
    assertThat(page.sample("libvirt_domain_block_stats_capacity_bytes", sleeper)).isEmpty();
    assertThat(page.value("libvirt_domains", Map.of("state", "shutoff"))).hasValue(1);
    assertThat(page.value("libvirt_domains", Map.of("state", "running"))).hasValue(20);
  }

  @Test
  @DisplayName("has nothing that promtool objects to")
  void lint() throws Exception {
    assertThat(Promtool.checkMetrics(exporter.scrape().text())).isEmpty();
  }

  private static Map<String, String> labels(Guest guest, Pair pair) {
    Map<String, String> labels = new HashMap<>(pair.labels());
    labels.put("domain", guest.name());
    labels.put("uuid", guest.uuid().toString());
    return labels;
  }

  private static double number(Domstats stats, Guest guest, Pair pair) {
    return Double.parseDouble(stats.of(guest.name()).get(pair.field())) * pair.factor();
  }

  /** Gauges such as the resident memory may also fall between the readings. */
  private static boolean isBetween(double value, double one, double other) {
    return value >= Math.min(one, other) - ROUNDING && value <= Math.max(one, other) + ROUNDING;
  }
}
