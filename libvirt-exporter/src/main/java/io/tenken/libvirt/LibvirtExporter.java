package io.tenken.libvirt;

import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import io.tenken.libvirt.api.jnr.LibvirtUri;
import io.tenken.libvirt.collector.BlockLimits;
import io.tenken.libvirt.collector.CollectorOptions;
import io.tenken.libvirt.collector.LibvirtCollectors;
import io.tenken.libvirt.collector.VcpuDetail;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.proc.GuestProcesses;
import io.tenken.libvirt.round.Pace;
import io.tenken.libvirt.view.GuestTableView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Guests, nova metadata and CPU pinning of a libvirt node. */
public final class LibvirtExporter implements Exporter {

  private static final Path PROC = Path.of("/proc");

  static final Setting<LibvirtUri> URI =
      new Setting<>(
          "libvirt.uri",
          "URI",
          "The libvirt to ask, read-only.",
          List.of(LibvirtUri.DEFAULT),
          false,
          LibvirtUri::parse);

  static final Setting<Integer> CONNECTIONS =
      Setting.number(
          "libvirt.connections",
          "Connections that ask the guests' monitors side by side.",
          4,
          1,
          8);

  static final Setting<Duration> MEMORY_INTERVAL =
      Setting.duration(
          "memory.interval",
          "How old a guest's balloon statistics may be; 0s asks with every scrape.",
          "1m");

  static final Setting<Duration> HALT_POLL_INTERVAL =
      Setting.duration(
          "cpu.haltpoll-interval",
          "How old a guest's halt polling times may be; 0s asks with every scrape.",
          "5m");

  static final Setting<Duration> BLOCK_SIZE_INTERVAL =
      Setting.duration(
          "block.size-interval",
          "How old the sizes of a guest's disks may be; 0s asks with every scrape.",
          "5m");

  static final Setting<VcpuDetail> VCPU_DETAIL =
      Setting.choice(
          "vcpu.detail",
          "Guests with one series a vCPU; the others have one for all their vCPUs.",
          VcpuDetail.class,
          VcpuDetail.ALL);

  static final Setting<Path> NOVA_CONFIG =
      Setting.path(
          "nova.config-file",
          "nova.conf of this node, for the name by which nova knows it; needs not be there.",
          "/etc/nova/nova.conf");

  static final Setting<BlockLimits> BLOCK_LIMITS =
      Setting.choice(
          "block.limits", "Throttles of disks to export.", BlockLimits.class, BlockLimits.NONZERO);

  public static void main(String[] args) {
    System.exit(ExporterApplication.of(new LibvirtExporter()).run(args));
  }

  @Override
  public ExporterIdentity identity() {
    return new ExporterIdentity(
        "libvirt-exporter",
        "libvirt",
        9177,
        "Prometheus exporter for the guests of a libvirt node, with nova's view of them.");
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        URI,
        CONNECTIONS,
        MEMORY_INTERVAL,
        HALT_POLL_INTERVAL,
        BLOCK_SIZE_INTERVAL,
        VCPU_DETAIL,
        BLOCK_LIMITS,
        NOVA_CONFIG);
  }

  @Override
  public List<CollectorSpec> collectors() {
    return LibvirtCollectors.specs();
  }

  @Override
  public CollectorSource open(Settings settings, ExporterRuntime runtime)
      throws ConfigurationException {
    LibvirtUri uri = settings.get(URI);
    if (uri.nodeFile().isPresent()) {
      NodeFile.check(uri.nodeFile().get());
    }
    NodeOptions node =
        new NodeOptions(
            uri.isInProcess() ? 1 : settings.get(CONNECTIONS),
            new Pace(
                settings.get(MEMORY_INTERVAL),
                settings.get(HALT_POLL_INTERVAL),
                settings.get(BLOCK_SIZE_INTERVAL)),
            uri.isLocalQemu() ? GuestProcesses.under(PROC) : GuestProcesses.none());
    CollectorOptions options =
        new CollectorOptions(
            settings.get(VCPU_DETAIL),
            settings.get(BLOCK_LIMITS),
            new NovaConfig(settings.get(NOVA_CONFIG)));
    return new LibvirtSource(uri, node, options, runtime.ticker());
  }

  @Override
  public Optional<TableView> tableView() {
    return Optional.of(new GuestTableView());
  }
}
