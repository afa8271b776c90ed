package io.tenken.dirtyflow.metrics;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import java.util.List;

/** Plain facts of the flows of each bridge. */
public final class FlowMetrics {

  public static final MetricDefinition UP =
      MetricDefinition.gauge("dirtyflow_up")
          .labels("bridge")
          .help("1 if the last collection of the bridge's flows was whole, 0 if it failed.")
          .source("the dump of the bridge")
          .per("bridge")
          .build();

  public static final MetricDefinition LAST_SUCCESS =
      MetricDefinition.gauge("dirtyflow_last_success_timestamp_seconds")
          .unit(SECONDS)
          .labels("bridge")
          .help("When the last whole collection of the bridge ended.")
          .source("clock of the node")
          .per("bridge")
          .build();

  public static final MetricDefinition DURATION =
      MetricDefinition.gauge("dirtyflow_collection_duration_seconds")
          .unit(SECONDS)
          .labels("bridge", "phase")
          .help(
              "Duration of the last collection: dump is"
                  + " asking for flows and reading them, which happens at the same time.")
          .source("monotonic clock of the node")
          .per("bridge")
          .build();

  public static final MetricDefinition COLLECTIONS =
      MetricDefinition.counter("dirtyflow_collections_total")
          .labels("bridge", "result")
          .help(
              "Collections by how they ended: ok, partial (some lines unparsed), timeout or error.")
          .source("the dump of the bridge")
          .per("bridge")
          .build();

  public static final MetricDefinition FLOWS =
      MetricDefinition.gauge("dirtyflow_flows")
          .labels("bridge", "table")
          .help("Flows in each table that has any.")
          .source("flow statistics: table")
          .per("bridge", "table")
          .build();

  public static final MetricDefinition COOKIE_FLOWS =
      MetricDefinition.gauge("dirtyflow_cookie_flows")
          .labels("bridge", "owner")
          .help(
              "Flows by whose cookie they carry: current is that of the anchor flow, stale was there"
                  + " before it, extension came after it, zero is none, foreign is the rest.")
          .source("flow statistics: cookie, duration")
          .per("bridge")
          .build();

  public static final MetricDefinition CHANGES =
      MetricDefinition.counter("dirtyflow_flow_changes_total")
          .labels("bridge", "change")
          .help("Flows that were added, removed or modified between two collections.")
          .source("comparison of two dumps")
          .per("bridge")
          .build();

  public static final MetricDefinition UNPARSED =
      MetricDefinition.gauge("dirtyflow_unparsed_lines")
          .labels("bridge")
          .help(
              "Lines of the last dump that could not be read, or that no switch can hold twice; 0 with the"
                  + " native source.")
          .source("the dump of the bridge")
          .per("bridge")
          .build();

  public static final MetricDefinition OPAQUE =
      MetricDefinition.gauge("dirtyflow_opaque_flows")
          .labels("bridge")
          .help("Flows with a field or an action that is not known and is kept as its exact text.")
          .source("the dump of the bridge")
          .per("bridge")
          .build();

  public static final MetricDefinition INFO =
      MetricDefinition.info("dirtyflow_dump_info")
          .labels("bridge", "openflow", "source")
          .help("OpenFlow version and way of the last whole collection.")
          .source("HELLO of the bridge, header of the dump")
          .per("bridge")
          .build();

  public static final List<MetricDefinition> ALL =
      List.of(
          UP,
          LAST_SUCCESS,
          DURATION,
          COLLECTIONS,
          FLOWS,
          COOKIE_FLOWS,
          CHANGES,
          UNPARSED,
          OPAQUE,
          INFO);

  private FlowMetrics() {}
}
