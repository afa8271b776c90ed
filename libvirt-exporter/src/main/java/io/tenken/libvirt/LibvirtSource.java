package io.tenken.libvirt;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.api.jnr.LibvirtUri;
import io.tenken.libvirt.api.jnr.NativeApi;
import io.tenken.libvirt.collector.CollectorOptions;
import io.tenken.libvirt.collector.LibvirtCollectors;
import io.tenken.libvirt.lane.CallCounts;
import io.tenken.libvirt.lane.ConnectionGate;
import io.tenken.libvirt.lane.Lane;
import io.tenken.libvirt.lane.Lanes;
import io.tenken.libvirt.lane.LostThreads;
import io.tenken.libvirt.lane.MonitorLanes;
import io.tenken.libvirt.lane.PlainLanes;
import io.tenken.libvirt.lane.Quarantine;
import io.tenken.libvirt.round.Node;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What the collectors of one process share: the lanes to libvirt. Thread-safe. */
final class LibvirtSource implements CollectorSource {

  /** A monitor answers within milliseconds; a node under load stays far below this. */
  private static final Duration STALL_LIMIT = Duration.ofMillis(500);

  private final LibvirtUri uri;
  private final Node node;
  private final LibvirtCollectors collectors;

  LibvirtSource(LibvirtUri uri, NodeOptions nodeOptions, CollectorOptions options, Ticker ticker) {
    this.uri = uri;
    CallCounts counts = new CallCounts();
    ConnectionGate gate = new ConnectionGate(new NativeApi(uri), counts);
    LostThreads lostThreads = new LostThreads(LostThreads.MOST, counts);
    Quarantine quarantine = new Quarantine(ticker);
    this.node =
        new Node(
            new Lanes(
                new PlainLanes(lanes("libvirt-plain-", nodeOptions, gate, lostThreads)),
                new MonitorLanes(
                    lanes("libvirt-monitor-", nodeOptions, gate, lostThreads),
                    quarantine,
                    STALL_LIMIT,
                    ticker),
                quarantine,
                counts),
            nodeOptions.pace(),
            nodeOptions.processes(),
            ticker);
    this.collectors = new LibvirtCollectors(node, options);
  }

  private static List<Lane> lanes(
      String name, NodeOptions options, ConnectionGate gate, LostThreads lostThreads) {
    return IntStream.rangeClosed(1, options.connections())
        .mapToObj(i -> new Lane(name + i, gate, lostThreads))
        .toList();
  }

  @Override
  public MetricCollector create(String name) {
    return collectors.create(name);
  }

  @Override
  public List<Diagnosis> diagnose(Deadline deadline) throws InterruptedException {
    return new NodeDiagnosis(uri, node).findings(deadline);
  }

  @Override
  public void close() {
    node.close();
  }
}
