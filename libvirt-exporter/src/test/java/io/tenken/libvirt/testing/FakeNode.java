package io.tenken.libvirt.testing;

import io.tenken.core.spi.Ticker;
import io.tenken.libvirt.lane.CallCounts;
import io.tenken.libvirt.lane.ConnectionGate;
import io.tenken.libvirt.lane.Lane;
import io.tenken.libvirt.lane.Lanes;
import io.tenken.libvirt.lane.LostThreads;
import io.tenken.libvirt.lane.MonitorLanes;
import io.tenken.libvirt.lane.PlainLanes;
import io.tenken.libvirt.lane.Quarantine;
import io.tenken.libvirt.proc.GuestProcesses;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Pace;
import java.time.Duration;
import java.util.List;

/** A node with two monitor lanes on {@link FakeLibvirt}. */
public final class FakeNode implements AutoCloseable {

  private static final Duration STALL = Duration.ofMillis(500);

  private final Node node;

  /** Asks everything with every scrape. */
  public FakeNode(FakeLibvirt libvirt) {
    this(libvirt, Pace.EVERY_SCRAPE, Ticker.system());
  }

  public FakeNode(FakeLibvirt libvirt, Pace pace, Ticker ticker) {
    CallCounts counts = new CallCounts();
    ConnectionGate gate = new ConnectionGate(libvirt, counts);
    LostThreads lostThreads = new LostThreads(4, counts);
    Quarantine quarantine = new Quarantine(ticker);
    List<Lane> lanes =
        List.of(
            new Lane("fake-monitor-1", gate, lostThreads),
            new Lane("fake-monitor-2", gate, lostThreads));
    this.node =
        new Node(
            new Lanes(
                new PlainLanes(List.of(new Lane("fake-plain", gate, lostThreads))),
                new MonitorLanes(lanes, quarantine, STALL, ticker),
                quarantine,
                counts),
            pace,
            GuestProcesses.none(),
            ticker);
  }

  public Node node() {
    return node;
  }

  @Override
  public void close() {
    node.close();
  }
}
