package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.testing.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("On libvirt's test driver")
class TestDriverIT {

  @TempDir static Path folder;

  static Stream<Path> javas() throws IOException {
    try (Stream<Path> homes = Files.list(Path.of("/usr/lib/jvm"))) {
      return homes
          .filter(home -> home.getFileName().toString().matches(".*(17|21|25).*"))
          .map(home -> home.resolve("bin/java"))
          .filter(Files::isExecutable)
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("javas")
  @DisplayName("a dump is complete and stderr is silent, on every Java that is here")
  void dump(Path java) throws Exception {
    ExporterProcess.Finished run =
        ExporterProcess.run(folder, java, "--libvirt.uri=test:///default", "dump");

    assertThat(run.stderr()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.stdout())
        .contains("libvirt_up 1\n")
        .contains("libvirt_domain_block_stats_read_bytes_total{domain=\"test\"")
        .contains("libvirt_domain_interface_stats_receive_bytes_total{domain=\"test\"")
        .contains("libvirt_domain_memory_stats_rss_bytes{domain=\"test\"")
        .contains("libvirt_domain_vcpu_time_seconds_total{domain=\"test\"");
  }

  @Test
  @DisplayName("twenty nova guests of a node file have their pins and metadata")
  void nodeFile() throws Exception {
    Path file = Files.writeString(folder.resolve("node.xml"), node(20));

    try (LabExporter exporter = new LabExporter("test://" + file)) {
      Page page = exporter.scrape();

      assertThat(exporter.lastFailures()).isEmpty();
      assertThat(page.guests("libvirt_domain_openstack_info")).isEqualTo(20);
      assertThat(page.guests("libvirt_domain_info_cpu_time_seconds_total")).isEqualTo(20);
      assertThat(page.value("libvirt_domains", Map.of("state", "running"))).hasValue(20);
      assertThat(page.value("libvirt_domain_openstack_flavor_memory_bytes", Map.of()))
          .hasValue(2048.0 * 1024 * 1024);
    }
  }

  @Test
  @DisplayName("guests are told of as before once it is known what the driver lacks")
  void again() throws Exception {
    Path file = Files.writeString(folder.resolve("again.xml"), node(20));

    try (LabExporter exporter = new LabExporter("test://" + file)) {
      List<String> first = seriesOfGuests(exporter.scrape());
      List<String> second = seriesOfGuests(exporter.scrape());

      assertThat(first).anyMatch(series -> series.contains("interface_stats_receive_bytes_total"));
      assertThat(first).anyMatch(series -> series.contains("block_stats_read_bytes_total"));
      assertThat(second).isEqualTo(first);
    }
  }

  /** Without ages: the first page may be written before the collector that asks has its answer. */
  private static List<String> seriesOfGuests(Page page) {
    return page.text()
        .lines()
        .filter(line -> line.startsWith("libvirt_domain_"))
        .filter(line -> !line.startsWith("libvirt_domain_stats_age_seconds"))
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"foo:///x", "test:///nowhere/node.xml", "nonsense"})
  @DisplayName("a URI that can't be used is one line with the remedy, and status 2")
  void wrongUri(String uri) throws Exception {
    ExporterProcess.Finished run =
        ExporterProcess.run(folder, ExporterProcess.ownJava(), "--libvirt.uri=" + uri, "dump");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.stdout()).isEmpty();
    assertThat(run.stderr().lines()).singleElement().asString().contains("--libvirt.uri");
  }

  @Test
  @DisplayName("a daemon that is not there gives no data, status 3, and no stack trace")
  void noDaemon() throws Exception {
    ExporterProcess.Finished run =
        ExporterProcess.run(
            folder,
            ExporterProcess.ownJava(),
            "--libvirt.uri=qemu+unix:///system?socket=/nowhere/sock",
            "dump");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.stderr()).contains("Is libvirtd or virtqemud running").doesNotContain("\tat ");
    Set<String> beginnings =
        run.stderr().lines().map(line -> line.substring(0, 3)).collect(Collectors.toSet());
    assertThat(beginnings).isSubsetOf(Set.of("ts=", "lib"));
  }

  private static String node(int guests) {
    List<String> domains = IntStream.rangeClosed(1, guests).mapToObj(TestDriverIT::guest).toList();
    return """
        <node><cpu><mhz>2600</mhz><model>x86_64</model><active>64</active><nodes>2</nodes>
        <sockets>2</sockets><cores>16</cores><threads>2</threads></cpu>
        <memory>268435456</memory>
        %s
        </node>
        """
        .formatted(String.join("\n", domains));
  }

  private static String guest(int number) {
    return """
        <domain type='test'><name>instance-%08x</name>
        <uuid>7e0c0000-0000-4000-8000-%012x</uuid>
        <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1">
        <nova:name>web-%d</nova:name>
        <nova:flavor name="m1.small"><nova:memory>2048</nova:memory></nova:flavor>
        </nova:instance></metadata>
        <memory>2097152</memory><vcpu>2</vcpu>
        <cputune><vcpupin vcpu='0' cpuset='%d'/></cputune>
        <os><type arch='x86_64'>hvm</type></os>
        <devices>
        <disk type='file' device='disk'><source file='/d/%d'/><target dev='vda'/></disk>
        <interface type='network'><source network='default'/><target dev='tap%d'/></interface>
        </devices></domain>
        """
        .formatted(number, number, number, number, number, number);
  }
}
