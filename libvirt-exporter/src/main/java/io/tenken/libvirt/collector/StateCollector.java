package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainState;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.round.Node;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What every guest is doing, those that are only defined included. One call for all guests. */
final class StateCollector implements MetricCollector {

  static final MetricDefinition DOMAINS =
      MetricDefinition.gauge("libvirt_domains")
          .labels("state")
          .help("Guests in each state, 0 included.")
          .source("virConnectGetAllDomainStats: state.state, counted")
          .per("state")
          .build();

  static final MetricDefinition STATE =
      MetricDefinition.gauge("libvirt_domain_state_code")
          .labels("domain", "uuid")
          .help(
              "State of the guest: 1 running, 2 blocked, 3 paused, 4 shutting down, 5 shut off,"
                  + " 6 crashed, 7 suspended by its power management.")
          .source("virConnectGetAllDomainStats: state.state")
          .per("guest")
          .build();

  static final MetricDefinition REASON =
      MetricDefinition.gauge("libvirt_domain_state_reason_code")
          .labels("domain", "uuid")
          .help("Why the guest is in its state; the meaning of the number depends on the state.")
          .source("virConnectGetAllDomainStats: state.reason")
          .per("guest")
          .build();

  static final List<MetricDefinition> METRICS = List.of(DOMAINS, STATE, REASON);

  static final CollectorSpec SPEC =
      CollectorSpec.of("state", "State of every guest. One call for all guests.", METRICS);

  private final Node node;

  StateCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    FamilyWriter states = sink.family(STATE);
    FamilyWriter reasons = sink.family(REASON);
    Map<DomainState, Integer> counts = new EnumMap<>(DomainState.class);
    for (DomainStats guest : node.round(scrape.deadline()).guests().all()) {
      DomainId id = guest.domain();
      states.addIfPresent(guest.state(), id.name(), id.uuid());
      reasons.addIfPresent(guest.stateReason(), id.name(), id.uuid());
      counts.merge(DomainState.of(guest.state().orElse(0)), 1, Integer::sum);
    }
    FamilyWriter domains = sink.family(DOMAINS);
    for (DomainState state : DomainState.values()) {
      domains.add(counts.getOrDefault(state, 0), state.label());
    }
  }
}
