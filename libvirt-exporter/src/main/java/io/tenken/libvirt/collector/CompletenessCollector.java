package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.lane.Missing;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.PacedPart;
import io.tenken.libvirt.round.Round;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Which running guests have given all that the enabled collectors ask, and what ails the others.
 * Asks nothing that they do not ask anyway.
 */
final class CompletenessCollector implements MetricCollector {

  static final MetricDefinition COMPLETE =
      MetricDefinition.gauge("libvirt_domain_stats_complete")
          .labels("domain", "uuid")
          .help("Whether the guest's monitor has given all that was asked; 0 for a stuck guest.")
          .source("all calls of this scrape that need a monitor")
          .per("guest")
          .build();

  static final MetricDefinition INCOMPLETE =
      MetricDefinition.info("libvirt_domain_stats_incomplete_info")
          .labels("domain", "uuid", "reason")
          .help(
              "Why statistics of the guest are missing: stuck, quarantined, occupied,"
                  + " monitor_broken, no_time, failed.")
          .source("all calls of this scrape that need a monitor")
          .per("guest that is not complete")
          .build();

  static final MetricDefinition AGE =
      MetricDefinition.gauge("libvirt_domain_stats_age_seconds")
          .unit(SECONDS)
          .labels("domain", "uuid", "part")
          .help(
              "How old the values are that are asked at their own pace: memory (balloon"
                  + " statistics), halt_poll, block_size.")
          .source("measured here")
          .per("guest", "part")
          .build();

  static final List<MetricDefinition> METRICS = List.of(COMPLETE, INCOMPLETE, AGE);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "completeness",
          "Which guests gave all that was asked of their monitors. No call of its own.",
          METRICS);

  private final Node node;
  private final Set<MonitorPart> parts;

  /**
   * @param parts what the enabled collectors ask of the monitors; may still grow
   */
  CompletenessCollector(Node node, Set<MonitorPart> parts) {
    this.node = node;
    this.parts = parts;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    Map<DomainId, Missing> missing = new HashMap<>();
    for (MonitorPart part : parts) {
      part.missing(round).forEach(missing::putIfAbsent);
    }
    FamilyWriter complete = sink.family(COMPLETE);
    FamilyWriter incomplete = sink.family(INCOMPLETE);
    Set<DomainId> active = round.guests().active();
    for (DomainId guest : active) {
      Missing gap = missing.get(guest);
      complete.add(gap == null ? 1 : 0, guest.name(), guest.uuid());
      if (gap != null) {
        incomplete.add(1, guest.name(), guest.uuid(), gap.why().label());
      }
    }
    FamilyWriter age = sink.family(AGE);
    for (PacedPart part : PacedPart.values()) {
      for (DomainId guest : active) {
        OptionalDouble seconds = Values.seconds(round.ageNanos(part, guest));
        age.addIfPresent(seconds, guest.name(), guest.uuid(), part.label());
      }
    }
  }
}
