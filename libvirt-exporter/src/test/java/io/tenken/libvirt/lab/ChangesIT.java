package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.testing.Page;
import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.Guest;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab(LabPart.LIBVIRT)
@DisplayName("Under a running exporter")
class ChangesIT {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final String NOVA = "http://openstack.org/xmlns/libvirt/nova/1.1";

  private static LibvirtLab lab;
  private static Guest guest;
  private static LabExporter exporter;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    lab = LibvirtLab.start();
    guest = lab.startGuest(GuestSpec.builder().nova("before").persistent().build());
    exporter = new LabExporter(lab.uri());
    exporter.scrape();
  }

  @AfterAll
  static void stop() {
    exporter.close();
    lab.close();
  }

  @Test
  @DisplayName("new metadata is seen")
  void metadata() {
    lab.virsh(
            "metadata",
            guest.name(),
            "--live",
            "--uri",
            NOVA,
            "--key",
            "nova",
            "--set",
            "<instance><name>after</name></instance>")
        .orThrow();

    awaitPage(
        "the new name",
        page ->
            page.sample("libvirt_domain_openstack_info", Map.of("instance_name", "after"))
                .isPresent());
  }

  @Test
  @DisplayName("a new pin is seen")
  void pin() {
    lab.virsh("vcpupin", guest.name(), "0", "0", "--live").orThrow();

    awaitPage("the pin", page -> value(page, "libvirt_domain_pinned_vcpus") == 1);
  }

  @Test
  @DisplayName("a throttled disk is seen")
  void throttle() {
    lab.virsh("blkdeviotune", guest.name(), "vda", "--total-iops-sec", "500", "--live").orThrow();

    awaitPage(
        "the throttle",
        page -> value(page, "libvirt_domain_block_stats_limit_requests_per_second") == 500);
  }

  @Test
  @DisplayName("an added device is seen")
  void device() throws Exception {
    Path file = Files.write(folder.resolve("stick.raw"), new byte[1 << 20]);
    Path stick =
        Files.writeString(
            folder.resolve("stick.xml"),
            "<disk type='file' device='disk'><source file='%s'/><target dev='sdx' bus='usb'/></disk>"
                .formatted(file));
    lab.virsh("attach-device", guest.name(), stick.toString(), "--live").orThrow();

    awaitPage(
        "the disk",
        page ->
            page.sample("libvirt_domain_block_stats_info", Map.of("target_device", "sdx"))
                .isPresent());
    awaitPage(
        "its counters",
        page ->
            page.sample(
                    "libvirt_domain_block_stats_read_bytes_total", Map.of("target_device", "sdx"))
                .isPresent());
  }

  @Test
  @DisplayName("a pause, a stop, a start, a new guest and a vanished one are seen")
  void lifecycle() {
    Guest other = lab.startGuest(GuestSpec.nova("visitor"));
    awaitPage("the visitor", page -> page.guests("libvirt_domain_openstack_info") == 2);
    other.suspend();
    awaitPage("the pause", page -> count(page, "paused") == 1);
    other.kill();
    awaitPage("its end", page -> page.guests("libvirt_domain_openstack_info") == 1);
    assertThat(exporter.lastFailures()).isEmpty();
  }

  private static double value(Page page, String metric) {
    return page.value(metric, Map.of("domain", guest.name())).orElse(-1);
  }

  private static double count(Page page, String state) {
    return page.value("libvirt_domains", Map.of("state", state)).orElse(-1);
  }

  private static void awaitPage(String what, Predicate<Page> condition) {
    Await.until(
        what + " is on the page",
        SOON,
        () -> {
          try {
            return condition.test(exporter.scrape());
          } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
