package io.tenken.dirtyflow.metrics;

import io.tenken.core.model.MetricDefinition;
import java.util.List;

/** What Open vSwitch is configured to be. */
public final class BridgeMetrics {

  public static final MetricDefinition BRIDGE =
      MetricDefinition.info("dirtyflow_bridge_info")
          .labels("bridge", "fail_mode", "datapath_type")
          .help("Settings of the bridge; an empty one is written as its default.")
          .source("OVSDB: Bridge fail_mode, datapath_type")
          .per("bridge")
          .build();

  public static final MetricDefinition PORTS =
      MetricDefinition.gauge("dirtyflow_ports")
          .labels("bridge", "state")
          .help(
              "Interfaces of the bridge: ok has an OpenFlow port, error could not be opened,"
                  + " no_ofport has none yet, dead_vlan has the tag 4095.")
          .source("OVSDB: Interface ofport, error; Port tag")
          .per("bridge")
          .build();

  public static final MetricDefinition CONTROLLERS =
      MetricDefinition.gauge("dirtyflow_controllers")
          .labels("bridge", "state")
          .help("Controllers of the bridge by state: connected or disconnected.")
          .source("OVSDB: Controller is_connected")
          .per("bridge")
          .build();

  public static final MetricDefinition SWITCH =
      MetricDefinition.info("dirtyflow_ovs_info")
          .labels("version")
          .help("Version of Open vSwitch.")
          .source("OVSDB: Open_vSwitch ovs_version")
          .build();

  public static final MetricDefinition GROUPS =
      MetricDefinition.gauge("dirtyflow_groups")
          .labels("bridge")
          .help("OpenFlow groups of the bridge.")
          .source("OFPMP_GROUP_DESC")
          .per("bridge")
          .build();

  public static final MetricDefinition METERS =
      MetricDefinition.gauge("dirtyflow_meters")
          .labels("bridge")
          .help("OpenFlow meters of the bridge.")
          .source("OFPMP_METER_CONFIG")
          .per("bridge")
          .build();

  public static final List<MetricDefinition> ALL =
      List.of(BRIDGE, PORTS, CONTROLLERS, SWITCH, GROUPS, METERS);

  private BridgeMetrics() {}
}
