package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.lane.CallCounts;
import java.util.List;

/** How the exporter's own calls to libvirt do. Asks nobody. */
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

  private final CallCounts counts;

  RpcCollector(CallCounts counts) {
    this.counts = counts;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink) {
    counts
        .outcomes()
        .forEach(
            (outcome, count) ->
                sink.family(CALLS).add(count.longValue(), outcome.call(), outcome.result()));
    counts.givenUp().forEach((call, count) -> sink.family(TIMEOUTS).add(count.longValue(), call));
  }
}
