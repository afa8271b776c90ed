package io.tenken.libvirt.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.testing.Page;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import io.tenken.testkit.lab.libvirt.GuestSpec;
import io.tenken.testkit.lab.libvirt.LibvirtLab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@RequiresLab(LabPart.LIBVIRT)
@DisplayName("What listens at libvirt's socket")
class ProtocolFaultsIT {

  private static final Duration SCRAPE = Duration.ofSeconds(5);

  @TempDir Path folder;

  static Stream<Arguments> answers() {
    byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] beginning = {0, 0, 0, 32, 0x20, 0, (byte) 0x80, (byte) 0x86, 0, 0};
    byte[] tooLong = {0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 1, 2, 3, 4};
    byte[] otherProgram = {
      0, 0, 0, 28, 0x11, 0x22, 0x33, 0x44, 0, 0, 0, 1, 0, 0, 0, 66, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
      0
    };
    return Stream.of(
        Arguments.of("speaks another protocol", http),
        Arguments.of("breaks off in the middle of an answer", beginning),
        Arguments.of("announces an answer without end", tooLong),
        Arguments.of("answers what was not asked", otherProgram),
        Arguments.of("closes without an answer", new byte[0]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answers")
  @DisplayName("and is no libvirt is called a breach of protocol, in time")
  void protocol(String what, byte[] answer) throws Exception {
    try (FakeDaemon daemon = FakeDaemon.answering(folder.resolve("sock"), answer);
        LabExporter exporter = new LabExporter(daemon.uri())) {
      for (int i = 0; i < 2; i++) {
        Page page = exporter.scrape(SCRAPE);

        assertThat(page.value("libvirt_up", Map.of())).hasValue(0);
        assertThat(exporter.lastDuration()).isLessThan(SCRAPE);
        assertThat(exporter.lastFailures()).isNotEmpty().allMatch(f -> f.contains("PROTOCOL"));
      }
    }
  }

  @Test
  @DisplayName("and is replaced by libvirt is forgotten with the next scrape")
  void repaired() throws Exception {
    try (LibvirtLab lab = LibvirtLab.start()) {
      lab.startGuests(GuestSpec.novaGuests(2));
      Path socket = folder.resolve("sock");
      byte[] garbage = "garbage".getBytes(StandardCharsets.US_ASCII);
      try (LabExporter exporter = new LabExporter("qemu+unix:///system?socket=" + socket)) {
        assertThat(exporter.scrape().value("libvirt_up", Map.of())).hasValue(0);
        assertThat(exporter.lastFailures()).allMatch(f -> f.contains("UNREACHABLE"));
        try (FakeDaemon daemon = FakeDaemon.answering(socket, garbage)) {
          exporter.scrape(SCRAPE);
          assertThat(exporter.lastFailures()).allMatch(f -> f.contains("PROTOCOL"));
        }
        Files.createSymbolicLink(socket, lab.socketDirectory().resolve("libvirt-sock-ro"));

        Page page = exporter.scrape();

        assertThat(exporter.lastFailures()).isEmpty();
        assertThat(page.guests("libvirt_domain_block_stats_read_bytes_total")).isEqualTo(2);
        Files.delete(socket);
        exporter.scrape();
        assertThat(exporter.lastFailures()).as("without socket, but connected").isEmpty();
      }
    }
  }
}
