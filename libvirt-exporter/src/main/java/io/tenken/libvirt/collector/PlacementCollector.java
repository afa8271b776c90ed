package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.domainxml.CpuPolicy;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** Where each running guest's vCPUs are to run, by its definition. Costs no call of its own. */
final class PlacementCollector implements MetricCollector {

  static final MetricDefinition POLICY =
      MetricDefinition.info("libvirt_domain_cpu_policy_info")
          .labels(
              "domain", "uuid", "policy", "thread_policy", "emulator_policy", "realtime", "source")
          .help(
              "What the guest's CPUs are meant to be: dedicated, mixed or shared, by nova's"
                  + " metadata (32.0 and later) or inferred from the pins.")
          .source("domain XML: metadata/nova:instance, else cputune/vcpupin")
          .per("guest")
          .build();

  static final MetricDefinition PINNED =
      MetricDefinition.gauge("libvirt_domain_pinned_vcpus")
          .labels("domain", "uuid")
          .help("Virtual CPUs that may run on exactly one host CPU.")
          .source("domain XML: cputune/vcpupin")
          .per("guest")
          .build();

  static final MetricDefinition PIN =
      MetricDefinition.gauge("libvirt_domain_vcpu_pin_cpu")
          .labels("domain", "uuid", "vcpu")
          .help("The one host CPU on which the virtual CPU may run; absent for others.")
          .source("domain XML: cputune/vcpupin")
          .per("guest", "pinned vCPU")
          .build();

  static final MetricDefinition NUMA_NODES =
      MetricDefinition.gauge("libvirt_domain_numa_nodes")
          .labels("domain", "uuid")
          .help("NUMA nodes that the guest sees; absent for a guest without NUMA topology.")
          .source("domain XML: cpu/numa/cell")
          .per("guest with NUMA topology")
          .build();

  static final List<MetricDefinition> METRICS = List.of(POLICY, PINNED, PIN, NUMA_NODES);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "placement", "CPU policy and pins of each guest. Shares the call of info.", METRICS);

  private final Node node;

  PlacementCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    ActiveGuests.forEachDefinition(
        node.round(scrape.deadline()), sink, (guest, definition) -> add(guest, definition, sink));
  }

  private static void add(DomainId guest, DomainXml definition, MetricSink sink) {
    CpuPolicy policy = CpuPolicy.of(definition);
    sink.family(POLICY)
        .add(
            1,
            guest.name(),
            guest.uuid(),
            policy.policy(),
            policy.threadPolicy(),
            policy.emulatorPolicy(),
            Boolean.toString(policy.realtime()),
            policy.source());
    sink.family(PINNED).add(definition.cpu().pins().size(), guest.name(), guest.uuid());
    definition
        .cpu()
        .pins()
        .forEach(
            (vcpu, cpu) ->
                sink.family(PIN)
                    .add(cpu.longValue(), guest.name(), guest.uuid(), Integer.toString(vcpu)));
    if (definition.cpu().numaCells() > 0) {
      sink.family(NUMA_NODES).add(definition.cpu().numaCells(), guest.name(), guest.uuid());
    }
  }
}
