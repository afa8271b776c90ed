package io.tenken.libvirt.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.RecordingSink;
import io.tenken.libvirt.testing.FakeGuest;
import io.tenken.libvirt.testing.FakeLibvirt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The collectors of disks and NICs")
class DeviceCollectorsTest {

  private static final String A = CollectorRuns.LABELS_OF_A;

  private final CollectorRuns collectors = new CollectorRuns();
  private final FakeLibvirt libvirt = collectors.libvirt();
  private final FakeGuest a = collectors.guest();

  @AfterEach
  void end() {
    collectors.close();
  }

  @Test
  @DisplayName("give each disk's counters, latencies and sizes")
  void block() throws Exception {
    RecordingSink sink = collectors.run("block");

    assertThat(sink.lines())
        .contains(
            "libvirt_domain_block_stats_read_bytes_total{%s,target_device=\"vda\"} 40960"
                .formatted(A),
            "libvirt_domain_block_stats_write_time_seconds_total{%s,target_device=\"vda\"} 0.0075"
                .formatted(A),
            "libvirt_domain_block_stats_capacity_bytes{%s,target_device=\"vda\"} 1073741824"
                .formatted(A))
        .hasSize(11);
  }

  @Test
  @DisplayName("ask disk by disk where another client keeps the guest busy")
  void blockOfBusyGuest() throws Exception {
    libvirt.withBusyGuests();

    assertThat(collectors.run("block").lines()).hasSize(11);
    assertThat(libvirt.calls("blockStats")).isEqualTo(1);
  }

  @Test
  @DisplayName("take from the calls for one guest what a driver's bulk answer lacks")
  void poorBulkAnswer() throws Exception {
    libvirt.withPoorBulkAnswer();

    assertThat(collectors.run("block").lines()).hasSize(11);
    assertThat(collectors.run("interface").lines()).hasSize(9);
    assertThat(collectors.run("memory").lines()).hasSize(6);
    assertThat(collectors.run("vcpu").lines(VcpuCollector.TIME)).hasSize(2);
  }

  @Test
  @DisplayName("write each device once, though a definition names it twice")
  void duplicates() throws Exception {
    a.blocks(FakeGuest.disk("vda"), FakeGuest.disk("vda"));
    a.interfaces(FakeGuest.nic("tap0"), FakeGuest.nic("tap0"));

    assertThat(collectors.run("block").lines(BlockCollector.READ_BYTES)).hasSize(1);
    assertThat(collectors.run("interface").lines(InterfaceCollector.RECEIVE_BYTES)).hasSize(1);
  }
}
