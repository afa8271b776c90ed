package io.tenken.libvirt.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Readings;
import io.tenken.core.testing.TextSettings;
import io.tenken.libvirt.collector.GuestMetrics;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The table of guests")
class GuestTableViewTest {

  private static final long SECOND = 1_000_000_000L;

  @Test
  @DisplayName("shows names, owners, states and rates, the busiest guest first")
  void rates() throws Exception {
    String table =
        render(
            Map.of("interval", List.of("2s")),
            reading(0, page(10, 5_000)),
            reading(2 * SECOND, page(11, 5_000 + 4_096)));

    assertThat(table.lines().map(line -> line.replaceAll(" {2,}", "|")).toList())
        .containsExactly(
            "NAME|PROJECT|FLAVOR|STATE|VCPU|CPU%|STEAL%|MEM|RES|READ/s|WRITE/s|RX/s|TX/s",
            "web-1|shop|m1|running|2|50.0|-|16.0M|-|2.0K|-|-|-",
            "instance-b|-|-|paused, stuck|-|-|-|-|-|-|-|-|-");
  }

  @Test
  @DisplayName("shows levels only where no interval is wanted, and asks once")
  void levels() throws Exception {
    String table =
        render(
            Map.of("interval", List.of("0s"), "sort", List.of("name")),
            reading(0, page(10, 5_000)));

    assertThat(table.lines().map(line -> line.replaceAll(" {2,}", "|")).toList())
        .element(2)
        .isEqualTo("web-1|shop|m1|running|2|-|-|16.0M|-|-|-|-|-");
  }

  @Test
  @DisplayName("gives no rate for a counter that has started anew")
  void restarted() throws Exception {
    String table = render(Map.of(), reading(0, page(10, 5_000)), reading(SECOND, page(1, 100)));

    assertThat(table).contains("web-1").doesNotContain("-9").doesNotContain("-4900");
  }

  @Test
  @DisplayName("says what is missing, and why")
  void failures() throws Exception {
    Reading failed = new Reading(List.of(), Map.of("block", "timeout: 1 guests without"), 0);

    assertThat(render(Map.of("interval", List.of("0s")), failed))
        .contains("missing: block: timeout: 1 guests without");
  }

  private static String render(Map<String, List<String>> settings, Reading... readings)
      throws InterruptedException {
    Queue<Reading> queue = new ArrayDeque<>(Arrays.asList(readings));
    return new GuestTableView()
        .render(
            new Readings() {
              @Override
              public Reading take() {
                return queue.remove();
              }

              @Override
              public Reading takeAfter(Duration pause) {
                return queue.remove();
              }
            },
            new TextSettings(settings));
  }

  private static Reading reading(long atNanos, List<MetricFamily> families) {
    return new Reading(families, Map.of(), atNanos);
  }

  private static List<MetricFamily> page(double cpuSeconds, double bytesRead) {
    return List.of(
        family(GuestMetrics.STATE).add(1, "instance-a", "a").add(3, "instance-b", "b").build(),
        family(GuestMetrics.COMPLETE).add(1, "instance-a", "a").add(0, "instance-b", "b").build(),
        family(GuestMetrics.OPENSTACK).add(1, nova()).build(),
        family(GuestMetrics.VCPUS).add(2, "instance-a", "a").build(),
        family(GuestMetrics.MEMORY).add(16 << 20, "instance-a", "a").build(),
        family(GuestMetrics.CPU_TIME).add(cpuSeconds, "instance-a", "a").build(),
        family(GuestMetrics.DISK_READ)
            .add(bytesRead / 2, "instance-a", "a", "vda")
            .add(bytesRead / 2, "instance-a", "a", "vdb")
            .build());
  }

  private static String[] nova() {
    List<String> labels = GuestMetrics.OPENSTACK.labelNames();
    String[] values = Collections.nCopies(labels.size(), "").toArray(String[]::new);
    values[labels.indexOf("domain")] = "instance-a";
    values[labels.indexOf("uuid")] = "a";
    values[labels.indexOf("instance_name")] = "web-1";
    values[labels.indexOf("project_name")] = "shop";
    values[labels.indexOf("flavor_name")] = "m1";
    return values;
  }

  private static MetricFamily.Builder family(MetricDefinition metric) {
    return MetricFamily.builder(metric, 2);
  }
}
