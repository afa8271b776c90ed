package io.tenken.libvirt.lab;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.testing.Backend;
import io.tenken.core.testing.ExporterPages;
import io.tenken.core.testing.TextSettings;
import io.tenken.libvirt.LibvirtExporter;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/**
 * The pages of real guests, and beside them what no guest of the lab can be brought to tell: its
 * guests have neither a kernel, whose balloon driver would report, nor a second node to migrate to.
 */
@RequiresLab(LabPart.LIBVIRT)
@DisplayName("The pages of libvirt-exporter")
class GuestPagesIT extends ExporterPages {

  private static PageGuests guests;

  GuestPagesIT() {
    super(new LibvirtExporter());
  }

  @BeforeAll
  static void startLab() {
    guests = PageGuests.start();
  }

  @AfterAll
  static void stopLab() {
    guests.close();
  }

  @Override
  protected Map<String, Backend> states() {
    return Map.of(
        "real-guests",
        runtime -> guests.settled(source(runtime, guests.uri())),
        "beyond-the-lab",
        runtime -> new SimulatedNode(runtime.ticker()),
        "libvirtd-away",
        runtime -> source(runtime, "qemu+unix:///system?socket=/nonexistent/libvirt-sock-ro"));
  }

  /**
   * The collector of calls has a connection to itself: which other collectors have asked something
   * when it looks is chance.
   */
  private static CollectorSource source(ExporterRuntime runtime, String uri)
      throws ConfigurationException {
    Map<String, List<String>> settings =
        Map.of(
            "libvirt.uri", List.of(uri),
            "nova.config-file", List.of("/nonexistent/nova.conf"));
    LibvirtExporter exporter = new LibvirtExporter();
    return new OneApart(
        "rpc",
        exporter.open(new TextSettings(settings), runtime),
        exporter.open(new TextSettings(settings), runtime));
  }
}
