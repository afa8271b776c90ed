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

  @Test
  @DisplayName("name each disk and its throttles, and no throttles where these are not wanted")
  void blockInfo() throws Exception {
    a.xml(
        """
        <domain><devices><disk type='network' device='disk'>
          <driver name='qemu' type='raw' cache='writeback' discard='unmap'/>
          <source protocol='rbd' name='vms/7e0c_disk'/>
          <target dev='vda' bus='virtio'/>
          <iotune><read_bytes_sec>1048576</read_bytes_sec><total_iops_sec>500</total_iops_sec>
            <write_iops_sec>0</write_iops_sec></iotune>
        </disk></devices></domain>
        """);
    String disk = A + ",target_device=\"vda\",";
    String info =
        "libvirt_domain_block_stats_info{%sdevice=\"disk\",disk_type=\"network\",target_bus=\"virtio\","
            + "driver_name=\"qemu\",driver_type=\"raw\",driver_cache=\"writeback\",driver_discard=\"unmap\","
            + "source_protocol=\"rbd\",source_file=\"vms/7e0c_disk\",serial=\"\"} 1";
    String limit =
        "libvirt_domain_block_stats_limit_%s_per_second{%sdirection=\"%s\",kind=\"sustained\"} %s";

    assertThat(collectors.run("block_info").lines())
        .containsExactlyInAnyOrder(
            info.formatted(disk),
            limit.formatted("bytes", disk, "read", "1048576"),
            limit.formatted("requests", disk, "total", "500"));

    RecordingSink without = new RecordingSink(BlockInfoCollector.METRICS);
    new BlockInfoCollector(collectors.node(), BlockLimits.OFF)
        .collect(CollectorRuns.scrape(), without);
    assertThat(without.lines()).containsExactly(info.formatted(disk));
  }
}
