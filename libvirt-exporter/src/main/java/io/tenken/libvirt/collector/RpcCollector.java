package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.lane.CallCounts;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.util.List;

/** How the exporter's own calls to libvirt do. No call of its own. */
final class RpcCollector implements MetricCollector {

  static final MetricDefinition CALLS =
      MetricDefinition.counter("libvirt_exporter_rpc_total")
          .labels("procedure", "result")
          .help(
              "Calls to libvirt that have returned; result is ok, connection_lost, gone (the"
                  + " guest), unsupported or other.")
          .source("counted here")
          .per("call", "result")
          .build();

  static final MetricDefinition TIMEOUTS =
      MetricDefinition.counter("libvirt_exporter_rpc_timeouts_total")
          .labels("procedure")
          .help("Calls to libvirt that were given up because they did not return in time.")
          .source("counted here")
          .per("call")
          .build();

  static final List<MetricDefinition> METRICS = List.of(CALLS, TIMEOUTS);

  static final CollectorSpec SPEC =
      CollectorSpec.of("rpc", "How the exporter's own calls to libvirt do. No call.", METRICS);

  private final Node node;

  RpcCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    CallCounts counts = node.calls();
    awaitLibvirt(node.round(scrape.deadline()), counts);
    counts
        .outcomes()
        .forEach(
            (outcome, count) ->
                sink.family(CALLS).add(count.longValue(), outcome.call(), outcome.result()));
    counts.givenUp().forEach((call, count) -> sink.family(TIMEOUTS).add(count.longValue(), call));
  }

  /** Of a libvirt that was never reached, counts alone are no data of this node. */
  private static void awaitLibvirt(Round round, CallCounts counts)
      throws CollectorException, InterruptedException {
    try {
      round.versions();
    } catch (CollectorException failure) {
      if (!counts.anySuccess()) {
        throw failure;
      }
    }
  }
}
