package io.tenken.libvirt.lab;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.MemoryStat;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.api.VcpuStats;
import io.tenken.libvirt.collector.BlockLimits;
import io.tenken.libvirt.collector.CollectorOptions;
import io.tenken.libvirt.collector.LibvirtCollectors;
import io.tenken.libvirt.collector.VcpuDetail;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.round.Pace;
import io.tenken.libvirt.testing.FakeLibvirt;
import io.tenken.libvirt.testing.FakeNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A node with a guest whose Linux reports all that a balloon driver can, that is just migrating and
 * has performance events enabled, and one whose monitor somebody else keeps busy.
 */
final class SimulatedNode implements CollectorSource {

  private static final List<String> EVENTS =
      List.of(
          "cache_misses",
          "cache_references",
          "instructions",
          "cpu_cycles",
          "branch_instructions",
          "branch_misses",
          "bus_cycles",
          "stalled_cycles_frontend",
          "stalled_cycles_backend",
          "ref_cpu_cycles",
          "page_faults",
          "page_faults_min",
          "page_faults_maj",
          "context_switches",
          "cpu_migrations",
          "alignment_faults",
          "emulation_faults");

  private final FakeNode node;
  private final FakeNode apart;
  private final LibvirtCollectors collectors;
  private final LibvirtCollectors ownCalls;

  SimulatedNode(Ticker ticker) {
    FakeLibvirt libvirt = new FakeLibvirt();
    libvirt
        .guest("instance-00000001")
        .memory(allOfABalloonDriver())
        .vcpus(halted(0), halted(1))
        .job(migration())
        .extraFields(performanceEvents())
        .xml(
            """
            <domain><vcpu>2</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os>
            <cpu><numa><cell id='0'/><cell id='1'/></numa></cpu></domain>
            """);
    libvirt
        .guest("instance-00000002")
        .control(new ControlState(ControlState.Kind.OCCUPIED, Duration.ofMinutes(2)));
    this.node = new FakeNode(libvirt, Pace.EVERY_SCRAPE, ticker);
    this.apart = new FakeNode(libvirt, Pace.EVERY_SCRAPE, ticker);
    this.collectors = collectors(node);
    this.ownCalls = collectors(apart);
  }

  private static LibvirtCollectors collectors(FakeNode node) {
    return new LibvirtCollectors(
        node.node(),
        new CollectorOptions(
            VcpuDetail.ALL, BlockLimits.NONZERO, new NovaConfig(Path.of("/nonexistent"))));
  }

  private static MemoryStats allOfABalloonDriver() {
    return new MemoryStats(
        Arrays.stream(MemoryStat.values())
            .collect(Collectors.toMap(stat -> stat, stat -> 1000L + stat.bulkField().length())));
  }

  /** As libvirt tells it where the processes of the guests can't be seen. */
  private static VcpuStats halted(int number) {
    return new VcpuStats(
        number,
        OptionalLong.of(1),
        OptionalLong.of(50_000_000_000L),
        OptionalLong.of(2_000_000_000L),
        OptionalLong.of(1_500_000_000L),
        OptionalLong.of(1),
        OptionalLong.of(number));
  }

  private static TypedParameters migration() {
    return new TypedParameters.Builder()
        .number("operation", 5)
        .number("time_elapsed", 1500)
        .number("data_total", 17_000_000)
        .number("data_processed", 5_000_000)
        .number("data_remaining", 12_000_000)
        .number("memory_bps", 9_000_000)
        .number("memory_dirty_rate", 12)
        .number("memory_iteration", 3)
        .number("downtime", 300)
        .build();
  }

  private static Map<String, Long> performanceEvents() {
    Map<String, Long> fields = new HashMap<>();
    EVENTS.forEach(event -> fields.put("perf." + event, 77L));
    return fields;
  }

  @Override
  public MetricCollector create(String name) {
    return (name.equals("rpc") ? ownCalls : collectors).create(name);
  }

  @Override
  public void close() {
    node.close();
    apart.close();
  }
}
