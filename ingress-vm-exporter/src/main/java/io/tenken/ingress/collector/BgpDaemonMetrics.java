package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.BYTES;
import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import io.tenken.ingress.bgp.DaemonFacts;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.RoutingState;
import io.tenken.ingress.bgp.RoutingTable;
import java.util.List;
import java.util.Optional;

/** The routing daemons themselves. */
final class BgpDaemonMetrics {

  static final MetricDefinition UP =
      MetricDefinition.gauge("ingress_bgp_daemon_up")
          .labels("daemon")
          .help(
              "1 if the routing daemon has answered in full, 0 if not; none is 0 if none is found.")
          .source("BIRD control socket, FRR bgpd.vty")
          .per("daemon")
          .build();

  static final MetricDefinition INFO =
      MetricDefinition.info("ingress_bgp_daemon_info")
          .labels("daemon", "software", "version", "router_id")
          .help("What the routing daemon is.")
          .source("BIRD show status; FRR show version, show bgp summary: routerId")
          .per("daemon")
          .build();

  static final MetricDefinition STARTED =
      MetricDefinition.gauge("ingress_bgp_daemon_start_timestamp_seconds")
          .unit(SECONDS)
          .labels("daemon")
          .help("When the routing daemon was started.")
          .source("BIRD show status: Last reboot")
          .per("daemon")
          .build();

  static final MetricDefinition RECONFIGURED =
      MetricDefinition.gauge("ingress_bgp_daemon_last_reconfiguration_timestamp_seconds")
          .unit(SECONDS)
          .labels("daemon")
          .help("When the routing daemon last took a configuration.")
          .source("BIRD show status: Last reconfiguration")
          .per("daemon")
          .build();

  static final MetricDefinition GRACEFUL_RESTART =
      MetricDefinition.gauge("ingress_bgp_daemon_graceful_restart")
          .labels("daemon")
          .help("1 while the routing daemon recovers from a graceful restart.")
          .source("BIRD show status, reply code 0024")
          .per("daemon")
          .build();

  static final MetricDefinition RECONFIGURING =
      MetricDefinition.gauge("ingress_bgp_daemon_reconfiguring")
          .labels("daemon")
          .help("1 while the routing daemon takes a new configuration.")
          .source("BIRD show status: Reconfiguration in progress")
          .per("daemon")
          .build();

  static final MetricDefinition UNKNOWN_LINES =
      MetricDefinition.gauge("ingress_bgp_parse_unknown_lines")
          .labels("daemon")
          .help("Lines of the last answer that this exporter does not know and has skipped.")
          .source("BIRD show protocols all")
          .per("daemon")
          .build();

  static final MetricDefinition MEMORY =
      MetricDefinition.gauge("ingress_bgp_daemon_memory_bytes")
          .unit(BYTES)
          .labels("daemon", "purpose")
          .help("Memory of the routing daemon by purpose, rounded as the daemon does.")
          .source("BIRD show memory; only with --collector.bgp.memory")
          .per("daemon", "purpose")
          .build();

  static final MetricDefinition DETAILS_AGE =
      MetricDefinition.gauge("ingress_bgp_daemon_details_age_seconds")
          .unit(SECONDS)
          .labels("daemon")
          .help(
              "How old hold times, errors and limits of the daemon's sessions are; those of many"
                  + " sessions are asked at an interval, and when a session has changed.")
          .source("measured here; --frr.details-interval")
          .per("daemon")
          .build();

  static final MetricDefinition TABLE_ENTRIES =
      MetricDefinition.gauge("ingress_bgp_table_entries")
          .labels("daemon", "vrf", "family")
          .help("Prefixes in the BGP table.")
          .source("FRR show bgp summary: ribCount")
          .per("daemon", "VRF", "address family")
          .build();

  static final MetricDefinition TABLE_MEMORY =
      MetricDefinition.gauge("ingress_bgp_table_memory_bytes")
          .unit(BYTES)
          .labels("daemon", "vrf", "family")
          .help("Memory of the BGP table.")
          .source("FRR show bgp summary: ribMemory")
          .per("daemon", "VRF", "address family")
          .build();

  static final MetricDefinition PEERS_MEMORY =
      MetricDefinition.gauge("ingress_bgp_peers_memory_bytes")
          .unit(BYTES)
          .labels("daemon", "vrf", "family")
          .help("Memory that the peers take.")
          .source("FRR show bgp summary: peerMemory")
          .per("daemon", "VRF", "address family")
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(
          UP,
          INFO,
          STARTED,
          RECONFIGURED,
          GRACEFUL_RESTART,
          RECONFIGURING,
          UNKNOWN_LINES,
          MEMORY,
          DETAILS_AGE,
          TABLE_ENTRIES,
          TABLE_MEMORY,
          PEERS_MEMORY);

  private static final String BIRD = "BIRD";

  private final MetricSink sink;

  BgpDaemonMetrics(MetricSink sink) {
    this.sink = sink;
  }

  void down(String daemon) {
    sink.family(UP).add(0, daemon);
  }

  void up(String daemon, RoutingState state) {
    DaemonFacts facts = state.facts();
    sink.family(UP).add(1, daemon);
    sink.family(INFO).add(1, daemon, facts.software(), facts.version(), facts.routerId());
    add(STARTED, facts.started(), daemon);
    add(RECONFIGURED, facts.reconfigured(), daemon);
    if (facts.software().equals(BIRD)) {
      sink.family(GRACEFUL_RESTART).add(facts.gracefulRestart() ? 1 : 0, daemon);
      sink.family(RECONFIGURING).add(facts.reconfiguring() ? 1 : 0, daemon);
      sink.family(UNKNOWN_LINES).add(state.unknownLines(), daemon);
    }
    FamilyWriter memory = sink.family(MEMORY);
    state.memory().forEach((purpose, bytes) -> memory.add(bytes, daemon, purpose));
    state.detailsAge().ifPresent(age -> sink.family(DETAILS_AGE).add(age.toNanos() / 1e9, daemon));
    state.tables().forEach(table -> add(daemon, table));
  }

  private void add(MetricDefinition metric, Optional<Moment> moment, String daemon) {
    moment.ifPresent(at -> sink.family(metric).add(at.epochSeconds(), daemon));
  }

  private void add(String daemon, RoutingTable table) {
    sink.family(TABLE_ENTRIES).add(table.entries(), daemon, table.vrf(), table.family());
    sink.family(TABLE_MEMORY).add(table.tableBytes(), daemon, table.vrf(), table.family());
    sink.family(PEERS_MEMORY).add(table.peerBytes(), daemon, table.vrf(), table.family());
  }
}
