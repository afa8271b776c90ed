package io.tenken.dirtyflow.collector;

import static io.tenken.dirtyflow.metrics.BridgeMetrics.BRIDGE;
import static io.tenken.dirtyflow.metrics.BridgeMetrics.CONTROLLERS;
import static io.tenken.dirtyflow.metrics.BridgeMetrics.GROUPS;
import static io.tenken.dirtyflow.metrics.BridgeMetrics.METERS;
import static io.tenken.dirtyflow.metrics.BridgeMetrics.PORTS;
import static io.tenken.dirtyflow.metrics.BridgeMetrics.SWITCH;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.dirtyflow.access.BridgeList;
import io.tenken.dirtyflow.ovs.OvsdbClient;
import io.tenken.dirtyflow.ovs.OvsdbSnapshot;
import io.tenken.dirtyflow.ovs.SwitchFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the bridges are configured to be: settings, ports, controllers, groups and meters.
 *
 * <p>Costs one question to the database and three small ones to each bridge, a few milliseconds.
 */
public final class BridgeCollector implements MetricCollector {

  private static final int DEAD_VLAN = 4095;

  private final BridgeList bridges;
  private final OvsdbClient database;

  /** States of an interface, as label values in lower case. */
  private enum PortState {
    OK,
    ERROR,
    NO_OFPORT,
    DEAD_VLAN
  }

  public BridgeCollector(BridgeList bridges, OvsdbClient database) {
    this.bridges = bridges;
    this.database = database;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    database(scrape, sink);
    for (String bridge : bridges.names()) {
      try {
        SwitchFacts facts = SwitchFacts.ask(bridges.runDirectory(), bridge, scrape.deadline());
        sink.family(GROUPS).add(facts.groups().size(), bridge);
        sink.family(METERS).add(facts.meters().size(), bridge);
      } catch (CollectorException failure) {
        sink.partial(failure.reason(), String.valueOf(failure.getMessage()), failure);
      }
    }
  }

  /** A database that hangs leaves half of the time to the bridges. */
  private void database(ScrapeContext scrape, MetricSink sink) throws InterruptedException {
    try {
      Duration half = scrape.deadline().remaining().dividedBy(2);
      OvsdbSnapshot snapshot = database.read(scrape.deadline().orEarlier(half));
      snapshot.ovsVersion().ifPresent(version -> sink.family(SWITCH).add(1, version));
      for (OvsdbSnapshot.Bridge bridge : snapshot.bridges()) {
        if (bridges.named().isEmpty() || bridges.named().contains(bridge.name())) {
          bridge(bridge, sink);
        }
      }
    } catch (CollectorException failure) {
      sink.partial(failure.reason(), String.valueOf(failure.getMessage()), failure);
    }
  }

  private static void bridge(OvsdbSnapshot.Bridge bridge, MetricSink sink) {
    String failMode = bridge.failMode().isEmpty() ? "standalone" : bridge.failMode();
    String datapath = bridge.datapathType().isEmpty() ? "system" : bridge.datapathType();
    sink.family(BRIDGE).add(1, bridge.name(), failMode, datapath);
    long connected = bridge.controllers().stream().filter(up -> up).count();
    sink.family(CONTROLLERS).add(connected, bridge.name(), "connected");
    sink.family(CONTROLLERS)
        .add(bridge.controllers().size() - connected, bridge.name(), "disconnected");
    List<PortState> states = new ArrayList<>();
    for (OvsdbSnapshot.Port port : bridge.ports()) {
      port.interfaces().forEach(device -> states.add(state(port, device)));
    }
    for (PortState state : PortState.values()) {
      long count = states.stream().filter(state::equals).count();
      sink.family(PORTS).add(count, bridge.name(), state.name().toLowerCase(Locale.ROOT));
    }
  }

  private static PortState state(OvsdbSnapshot.Port port, OvsdbSnapshot.Interface device) {
    if (!device.error().isEmpty()) {
      return PortState.ERROR;
    } else if (device.openFlowPort().isEmpty()) {
      return PortState.NO_OFPORT;
    }
    boolean dead = port.tag().isPresent() && port.tag().getAsInt() == DEAD_VLAN;
    return dead ? PortState.DEAD_VLAN : PortState.OK;
  }
}
