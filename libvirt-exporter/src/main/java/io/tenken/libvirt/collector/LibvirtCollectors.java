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
        UpCollector.SPEC,
        StateCollector.SPEC,
        InfoCollector.SPEC,
        OpenstackCollector.SPEC,
        CpuCollector.SPEC,
        VcpuCollector.SPEC,
        PlacementCollector.SPEC,
        MemoryCollector.SPEC,
        BlockCollector.SPEC,
        BlockInfoCollector.SPEC,
        InterfaceCollector.SPEC,
        CompletenessCollector.SPEC,
        MigrationCollector.SPEC,
        RpcCollector.SPEC,
        OpenstackPortCollector.SPEC,
        JobCollector.SPEC,
        StoragePoolCollector.SPEC,
        PerfCollector.SPEC,
        DirtyRateCollector.SPEC,
        SnapshotCollector.SPEC);
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
