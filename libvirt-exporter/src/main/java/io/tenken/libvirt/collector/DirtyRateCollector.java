package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES_PER_SECOND;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** How fast guests dirty their memory, where somebody has had it measured. */
final class DirtyRateCollector implements MetricCollector {

  static final MetricDefinition DIRTY_RATE =
      MetricDefinition.gauge("libvirt_domain_dirtyrate_bytes_per_second")
          .unit(BYTES_PER_SECOND)
          .labels("domain", "uuid")
          .help(
              "Memory that the guest dirtied a second when it was last measured; to have it"
                  + " measured (virsh domdirtyrate-calc) takes write access.")
          .source("virConnectGetAllDomainStats: dirtyrate.megabytes_per_second")
          .per("guest that was measured")
          .build();

  static final List<MetricDefinition> METRICS = List.of(DIRTY_RATE);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
              "dirtyrate",
              "Memory dirty rates that somebody had measured. One monitor command a guest.",
              METRICS)
          .disabledByDefault();

  private final Node node;

  DirtyRateCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<TypedParameters> guests =
        node.round(scrape.deadline()).byMonitor(new GroupFields(StatsGroup.DIRTYRATE));
    FamilyWriter rates = sink.family(DIRTY_RATE);
    guests
        .answers()
        .forEach(
            (guest, fields) ->
                rates.addIfPresent(
                    Values.bytes(fields.number("dirtyrate.megabytes_per_second"), Values.MIB),
                    guest.name(),
                    guest.uuid()));
    Gaps.report(sink, guests, "a dirty rate");
  }
}
