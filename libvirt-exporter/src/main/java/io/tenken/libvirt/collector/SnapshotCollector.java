package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** How many snapshots libvirt holds of each running guest. */
final class SnapshotCollector implements MetricCollector {

  static final MetricDefinition SNAPSHOTS =
      MetricDefinition.gauge("libvirt_domain_snapshots")
          .labels("domain", "uuid")
          .help("Snapshots of the guest that libvirt knows; those of nova are images instead.")
          .source("virDomainSnapshotNum")
          .per("guest")
          .build();

  static final List<MetricDefinition> METRICS = List.of(SNAPSHOTS);

  static final CollectorSpec SPEC =
      CollectorSpec.of("snapshot", "Number of snapshots. One call a guest, no monitor.", METRICS)
          .disabledByDefault();

  private final Node node;

  SnapshotCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<Integer> counts =
        node.round(scrape.deadline()).plainly(LibvirtConnection::snapshots);
    FamilyWriter snapshots = sink.family(SNAPSHOTS);
    counts.answers().forEach((guest, count) -> snapshots.add(count, guest.name(), guest.uuid()));
    Gaps.report(sink, counts, "a count of snapshots");
  }
}
