package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.PageSamples;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RequiresLab({LabPart.LIBVIRT, LabPart.NAMESPACES})
@DisplayName("Of the sockets of a node")
class SocketsIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Set<PosixFilePermission> NOBODY = Set.of();
  private static final Set<PosixFilePermission> EVERYBODY =
      PosixFilePermissions.fromString("rwxrwxrwx");

  @TempDir static Path folder;

  private LibvirtLab lab;
  private Path old;
  private Path modular;

  @BeforeEach
  void startLab() {
    lab = LibvirtLab.start();
    lab.startGuests(GuestSpec.novaGuests(2));
    old = lab.socketDirectory().resolve("libvirt-sock-ro");
    modular = lab.socketDirectory().resolve("virtqemud-sock-ro");
  }

  @AfterEach
  void stopLab() {
    lab.close();
  }

  @Test
  @DisplayName("that of the modular daemon is asked, and the old one once that is not there")
  void modularDaemon() throws Exception {
    Files.move(old, modular);
    try (ExporterProcess exporter =
        ExporterProcess.serve(folder, "qemu:///system", onANodeOfTheLab())) {
      assertComplete(scrape(exporter));

      lab.stopDaemon();
      Files.deleteIfExists(modular);
      assertThat(scrape(exporter).value("libvirt_up", Map.of())).hasValue(0);

      lab.startDaemon();
      assertThat(modular).doesNotExist();
      assertComplete(scrape(exporter));
    }
  }

  @Test
  @DisplayName("one that lets us in no more is a matter of permission, until it lets us in again")
  void permission() throws Exception {
    try (ExporterProcess exporter =
        ExporterProcess.serve(folder, lab.uri(), withoutPowerOverFiles())) {
      assertComplete(scrape(exporter));

      lab.restartDaemon();
      Files.setPosixFilePermissions(old, NOBODY);
      PageSamples refused = scrape(exporter);
      assertThat(refused.value("libvirt_up", Map.of())).hasValue(0);
      assertThat(
              refused.value(
                  "libvirt_scrape_collector_failures_total",
                  Map.of("collector", "up", "reason", "permission")))
          .hasValue(1);

      Files.setPosixFilePermissions(old, EVERYBODY);
      assertComplete(scrape(exporter));
    }
  }

  /** Where /run/libvirt is the lab's. */
  private List<String> onANodeOfTheLab() {
    String mount = "mount --bind %s /run/libvirt && exec \"$@\"".formatted(lab.socketDirectory());
    return List.of(
        LabPart.program("unshare"),
        "--mount",
        "--propagation",
        "private",
        "/bin/sh",
        "-c",
        "mkdir -p /run/libvirt && " + mount,
        "sh");
  }

  /** Root, to whom the permissions of files apply as to anybody else. */
  private static List<String> withoutPowerOverFiles() {
    return List.of(LabPart.program("setpriv"), "--bounding-set", "-dac_override,-dac_read_search");
  }

  private static PageSamples scrape(ExporterProcess exporter) throws Exception {
    return new PageSamples(exporter.get("/metrics", SOON).body());
  }

  private static void assertComplete(PageSamples page) {
    assertThat(page.value("libvirt_up", Map.of())).hasValue(1);
    assertThat(page.of("libvirt_domain_block_stats_read_bytes_total")).hasSize(2);
  }
}
