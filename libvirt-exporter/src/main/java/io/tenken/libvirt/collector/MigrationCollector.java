package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** Live migrations that have ended on this node. By events, so between two scrapes, too. */
final class MigrationCollector implements MetricCollector {

  static final MetricDefinition MIGRATIONS =
      MetricDefinition.counter("libvirt_domain_migrations_total")
          .labels("direction", "result")
          .help(
              "Live migrations to and from this node that have ended, since the exporter listens;"
                  + " failures before the guest was paused are not seen.")
          .source("virConnectDomainEventRegisterAny: lifecycle")
          .per("direction", "result")
          .build();

  static final List<MetricDefinition> METRICS = List.of(MIGRATIONS);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "migration", "Live migrations that have ended. By events, no call.", METRICS);

  private final Node node;

  MigrationCollector(Node node) {
    this.node = node;
  }

  /** Reading the definitions is what sees to the events. */
  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    node.round(scrape.deadline()).definitions();
    node.migrations()
        .counts()
        .forEach(
            (kind, count) ->
                sink.family(MIGRATIONS).add(count.longValue(), kind.direction(), kind.result()));
  }
}
