package io.tenken.libvirt.testing;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.lane.ConnectionGate;
import io.tenken.libvirt.lane.Lane;
import io.tenken.libvirt.lane.LostThreads;
import io.tenken.libvirt.lane.MonitorLanes;
import io.tenken.libvirt.lane.Quarantine;
import io.tenken.libvirt.round.Node;
import java.time.Duration;
import java.util.List;

/** A node with two monitor lanes on {@link FakeLibvirt}. */
public final class FakeNode implements AutoCloseable {

  private static final Duration STALL = Duration.ofMillis(500);

  private final Node node;

  public FakeNode(FakeLibvirt libvirt) {
    ConnectionGate gate = new ConnectionGate(libvirt);
    LostThreads lostThreads = new LostThreads(4);
    Quarantine quarantine = new Quarantine(Ticker.system());
    List<Lane> lanes =
        List.of(
            new Lane("fake-monitor-1", gate, lostThreads),
            new Lane("fake-monitor-2", gate, lostThreads));
    this.node =
        new Node(
            new Lane("fake-plain", gate, lostThreads),
            new MonitorLanes(lanes, quarantine, STALL, Ticker.system()),
            quarantine,
            Ticker.system());
  }

  public Node node() {
    return node;
  }

  @Override
  public void close() {
    node.close();
  }
}
