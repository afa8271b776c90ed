package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.VcpuStats;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.util.List;

/**
 * Where the time of each virtual CPU goes: running, or waiting for a host CPU ("steal").
 *
 * <p>Waits, delays and halts cost one monitor command a guest; all else costs none and is there for
 * a guest whose monitor does not answer.
 */
final class VcpuCollector implements MetricCollector {

  static final MetricDefinition TIME =
      MetricDefinition.counter("libvirt_domain_vcpu_time_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid", "vcpu")
          .help("Time that the virtual CPU has run.")
          .source("/proc/PID/task/TID/stat, or virDomainGetVcpus: cpuTime (ns)")
          .per("guest", "vCPU")
          .build();

  static final MetricDefinition WAIT =
      MetricDefinition.counter("libvirt_domain_vcpu_wait_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid", "vcpu")
          .help("Time that the virtual CPU stood in the run queue; 0 without kernel schedstats.")
          .source("virConnectGetAllDomainStats: vcpu.N.wait (ns)")
          .per("guest", "vCPU")
          .build();

  static final MetricDefinition DELAY =
      MetricDefinition.counter("libvirt_domain_vcpu_delay_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid", "vcpu")
          .help("Time that the virtual CPU was ready to run while no host CPU was free for it.")
          .source(
              "/proc/PID/task/TID/schedstat, or virConnectGetAllDomainStats: vcpu.N.delay (ns), since libvirt 7.2")
          .per("guest", "vCPU")
          .build();

  static final MetricDefinition STATE =
      MetricDefinition.gauge("libvirt_domain_vcpu_state")
          .labels("domain", "uuid", "vcpu")
          .help("State of the virtual CPU: 0 offline, 1 running, 2 blocked on a resource.")
          .source("virDomainGetVcpus: state")
          .per("guest", "vCPU")
          .build();

  static final MetricDefinition HOST_CPU =
      MetricDefinition.gauge("libvirt_domain_vcpu_cpu")
          .labels("domain", "uuid", "vcpu")
          .help("Host CPU on which the virtual CPU ran last.")
          .source("/proc/PID/task/TID/stat, or virDomainGetVcpus: cpu")
          .per("guest", "vCPU")
          .build();

  static final MetricDefinition HALTED =
      MetricDefinition.gauge("libvirt_domain_vcpu_halted")
          .labels("domain", "uuid", "vcpu")
          .help("Whether the guest has halted the virtual CPU, where the hypervisor tells.")
          .source("virConnectGetAllDomainStats: vcpu.N.halted")
          .per("guest", "vCPU")
          .build();

  static final MetricDefinition CURRENT =
      MetricDefinition.gauge("libvirt_domain_vcpu_current")
          .labels("domain", "uuid")
          .help("Virtual CPUs that are online.")
          .source("virDomainGetInfo: nrVirtCpu")
          .per("guest")
          .build();

  static final MetricDefinition MAXIMUM =
      MetricDefinition.gauge("libvirt_domain_vcpu_maximum")
          .labels("domain", "uuid")
          .help("Virtual CPUs that could be online.")
          .source("domain XML: vcpu")
          .per("guest")
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(TIME, WAIT, DELAY, STATE, HOST_CPU, HALTED, CURRENT, MAXIMUM);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "vcpu",
          "Time, waits and place of each vCPU. Two small files a vCPU; unseen, a call and a monitor command a guest.",
          METRICS);

  private final Node node;
  private final VcpuDetail detail;

  VcpuCollector(Node node, VcpuDetail detail) {
    this.node = node;
    this.detail = detail;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    counts(round, sink);
    boolean wantsDelays = scrape.wants(WAIT) || scrape.wants(DELAY) || scrape.wants(HALTED);
    GuestAnswers<List<VcpuStats>> plain = round.vcpus();
    GuestAnswers<List<VcpuStats>> delays = wantsDelays ? round.vcpuDelays() : GuestAnswers.none();
    VcpuRows rows = new VcpuRows(sink);
    var definitions = round.definitions().answers();
    plain
        .answers()
        .forEach(
            (guest, vcpus) -> {
              List<VcpuStats> all =
                  VcpuRows.joined(vcpus, delays.answers().getOrDefault(guest, List.of()));
              rows.add(guest, all, detail.isDetailed(definitions.get(guest)));
            });
    Gaps.report(sink, plain, "vCPU times");
    Gaps.report(sink, delays, "vCPU delays");
  }

  private static void counts(Round round, MetricSink sink)
      throws CollectorException, InterruptedException {
    FamilyWriter current = sink.family(CURRENT);
    round.infos().answers().forEach((id, info) -> current.add(info.vcpus(), id.name(), id.uuid()));
    FamilyWriter maximum = sink.family(MAXIMUM);
    var active = round.guests().active();
    round
        .definitions()
        .answers()
        .forEach(
            (id, xml) -> {
              if (active.contains(id)) {
                maximum.addIfPresent(xml.maximumVcpus(), id.name(), id.uuid());
              }
            });
  }
}
