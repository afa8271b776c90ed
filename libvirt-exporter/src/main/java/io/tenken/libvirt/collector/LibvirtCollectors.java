package io.tenken.libvirt.collector;

import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.libvirt.round.Node;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** All collectors that there are. Thread-safe. */
public final class LibvirtCollectors {

  private final Node node;
  private final CollectorOptions options;

  /** Grows while collectors are made; read by scrapes. */
  private final Set<MonitorPart> asked = new ConcurrentSkipListSet<>();

  public LibvirtCollectors(Node node, CollectorOptions options) {
    this.node = node;
    this.options = options;
  }

  /** In the order in which they are listed. */
  public static List<CollectorSpec> specs() {
    return List.of(
        CollectorSpec.of("up", "Whether libvirt answers, and who. One call.", UpCollector.METRICS),
        CollectorSpec.of(
            "state", "State of every guest. One call for all guests.", StateCollector.METRICS),
        CollectorSpec.of(
            "info", "Kind of machine. One call a guest, no monitor.", InfoCollector.METRICS),
        CollectorSpec.of(
            "openstack",
            "Owner, flavor and image by nova's metadata. Shares the call of info.",
            OpenstackCollector.METRICS),
        CollectorSpec.of(
            "cpu",
            "CPU time. One call a guest, and one monitor command at its own pace.",
            CpuCollector.METRICS),
        CollectorSpec.of(
            "vcpu",
            "Time, waits and place of each vCPU. Two small files a vCPU; unseen, a call and a monitor command a guest.",
            VcpuCollector.METRICS),
        CollectorSpec.of(
            "placement",
            "CPU policy and pins of each guest. Shares the call of info.",
            PlacementCollector.METRICS),
        CollectorSpec.of(
            "memory",
            "Sizes, and what the balloon driver reports. Two monitor commands a guest, at their own pace.",
            MemoryCollector.METRICS),
        CollectorSpec.of(
            "block",
            "Disk counters and sizes. Two or three monitor commands a guest.",
            BlockCollector.METRICS),
        CollectorSpec.of(
            "block_info",
            "What each disk is, and its throttles. Shares the call of info.",
            BlockInfoCollector.METRICS),
        CollectorSpec.of(
            "interface",
            "NIC counters and what each NIC is. One call for all guests, no monitor.",
            InterfaceCollector.METRICS),
        CollectorSpec.of(
            "completeness",
            "Which guests gave all that was asked of their monitors. No call of its own.",
            CompletenessCollector.METRICS),
        CollectorSpec.of(
            "migration",
            "Live migrations that have ended. By events, no call.",
            MigrationCollector.METRICS),
        CollectorSpec.of(
            "rpc", "How the exporter's own calls to libvirt do. No call.", RpcCollector.METRICS),
        CollectorSpec.of(
                "openstack_ports",
                "Ports and addresses by nova's metadata. Shares the call of info.",
                OpenstackPortCollector.METRICS)
            .disabledByDefault(),
        CollectorSpec.of(
                "job",
                "Migrations and other jobs. One call a guest, a monitor command while a job runs.",
                JobCollector.METRICS)
            .disabledByDefault(),
        CollectorSpec.of(
                "storage_pool",
                "State and size of storage pools. One call a pool, never a refresh.",
                StoragePoolCollector.METRICS)
            .disabledByDefault(),
        CollectorSpec.of(
                "perf",
                "CPU performance events, where the guest has them enabled. One call a guest.",
                PerfCollector.METRICS)
            .disabledByDefault(),
        CollectorSpec.of(
                "dirtyrate",
                "Memory dirty rates that somebody had measured. One monitor command a guest.",
                DirtyRateCollector.METRICS)
            .disabledByDefault(),
        CollectorSpec.of(
                "snapshot",
                "Number of snapshots. One call a guest, no monitor.",
                SnapshotCollector.METRICS)
            .disabledByDefault());
  }

  /**
   * @param name one of {@link #specs()}
   */
  public MetricCollector create(String name) {
    return switch (name) {
      case "up" -> new UpCollector(node, options.nova());
      case "state" -> new StateCollector(node);
      case "info" -> new InfoCollector(node);
      case "openstack" -> new OpenstackCollector(node, options.nova());
      case "openstack_ports" -> new OpenstackPortCollector(node);
      case "cpu" -> asking(MonitorPart.HALT_POLL, new CpuCollector(node));
      case "vcpu" -> asking(MonitorPart.VCPU, new VcpuCollector(node, options.vcpuDetail()));
      case "placement" -> new PlacementCollector(node);
      case "memory" -> asking(MonitorPart.MEMORY, new MemoryCollector(node));
      case "block" -> asking(MonitorPart.BLOCK, new BlockCollector(node));
      case "block_info" -> new BlockInfoCollector(node, options.blockLimits());
      case "interface" -> new InterfaceCollector(node);
      case "migration" -> new MigrationCollector(node);
      case "rpc" -> new RpcCollector(node);
      case "job" -> new JobCollector(node);
      case "storage_pool" -> new StoragePoolCollector(node);
      case "perf" -> new PerfCollector(node);
      case "dirtyrate" -> new DirtyRateCollector(node);
      case "snapshot" -> new SnapshotCollector(node);
      case "completeness" -> new CompletenessCollector(node, asked);
      default -> throw new IllegalArgumentException("no collector is called \"" + name + "\"");
    };
  }

  private MetricCollector asking(MonitorPart part, MetricCollector collector) {
    asked.add(part);
    return collector;
  }
}
