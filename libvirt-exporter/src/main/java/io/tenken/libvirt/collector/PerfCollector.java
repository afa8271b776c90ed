package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** Events of the CPU's performance counters, where nova has enabled them for the guest. */
final class PerfCollector implements MetricCollector {

  private static final String FIELD = "virConnectGetAllDomainStats: ";

  static final List<MetricDefinition> METRICS =
      List.of(
          event("libvirt_domain_perf_cache_misses_total", "Cache misses.", "perf.cache_misses"),
          event(
              "libvirt_domain_perf_cache_references_total",
              "Cache accesses.",
              "perf.cache_references"),
          event("libvirt_domain_perf_instructions_total", "Instructions.", "perf.instructions"),
          event("libvirt_domain_perf_cpu_cycles_total", "CPU cycles.", "perf.cpu_cycles"),
          event(
              "libvirt_domain_perf_branch_instructions_total",
              "Branch instructions.",
              "perf.branch_instructions"),
          event(
              "libvirt_domain_perf_branch_misses_total",
              "Branches that were predicted wrong.",
              "perf.branch_misses"),
          event("libvirt_domain_perf_bus_cycles_total", "Bus cycles.", "perf.bus_cycles"),
          event(
              "libvirt_domain_perf_stalled_cycles_frontend_total",
              "Cycles in which the front end of the pipeline stood still.",
              "perf.stalled_cycles_frontend"),
          event(
              "libvirt_domain_perf_stalled_cycles_backend_total",
              "Cycles in which the back end of the pipeline stood still.",
              "perf.stalled_cycles_backend"),
          event(
              "libvirt_domain_perf_ref_cpu_cycles_total",
              "CPU cycles at the reference frequency.",
              "perf.ref_cpu_cycles"),
          event("libvirt_domain_perf_page_faults_total", "Page faults.", "perf.page_faults"),
          event(
              "libvirt_domain_perf_page_faults_min_total",
              "Page faults that did not wait for a disk.",
              "perf.page_faults_min"),
          event(
              "libvirt_domain_perf_page_faults_maj_total",
              "Page faults that waited for a disk.",
              "perf.page_faults_maj"),
          event(
              "libvirt_domain_perf_context_switches_total",
              "Context switches.",
              "perf.context_switches"),
          event(
              "libvirt_domain_perf_cpu_migrations_total",
              "Moves to another host CPU.",
              "perf.cpu_migrations"),
          event(
              "libvirt_domain_perf_alignment_faults_total",
              "Alignment faults.",
              "perf.alignment_faults"),
          event(
              "libvirt_domain_perf_emulation_faults_total",
              "Emulation faults.",
              "perf.emulation_faults"));

  static final CollectorSpec SPEC =
      CollectorSpec.of(
              "perf",
              "CPU performance events, where the guest has them enabled. One call a guest.",
              METRICS)
          .disabledByDefault();

  private final Node node;

  PerfCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<TypedParameters> guests =
        node.round(scrape.deadline()).byMonitor(new GroupFields(StatsGroup.PERF));
    for (MetricDefinition metric : METRICS) {
      String field = metric.source().substring(FIELD.length());
      guests
          .answers()
          .forEach(
              (guest, fields) ->
                  sink.family(metric)
                      .addIfPresent(fields.number(field), guest.name(), guest.uuid()));
    }
    Gaps.report(sink, guests, "performance events");
  }

  private static MetricDefinition event(String name, String help, String field) {
    return MetricDefinition.counter(name)
        .labels("domain", "uuid")
        .help(help)
        .source(FIELD + field)
        .per("guest with that event")
        .build();
  }
}
