package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * CPU time of each running guest as a whole. Costs no monitor command, but for halt polling, which
 * has its own pace.
 */
final class CpuCollector implements MetricCollector {

  static final MetricDefinition VCPUS =
      MetricDefinition.gauge("libvirt_domain_info_virtual_cpus")
          .labels("domain", "uuid")
          .help("Virtual CPUs that the guest has online.")
          .source("virDomainGetInfo: nrVirtCpu")
          .per("guest")
          .build();

  static final MetricDefinition TIME =
      MetricDefinition.counter("libvirt_domain_info_cpu_time_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid")
          .help("CPU time that the guest and its emulator have used.")
          .source(
              "control group of the guest, or virDomainGetCPUStats: cpu_time (ns); without control group virDomainGetInfo: cpuTime")
          .per("guest")
          .build();

  static final MetricDefinition USER =
      MetricDefinition.counter("libvirt_domain_cpu_user_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid")
          .help(
              "CPU time of the guest that the host counts as user mode; guest code is part of it.")
          .source("control group of the guest, or virDomainGetCPUStats: user_time (ns)")
          .per("guest")
          .build();

  static final MetricDefinition SYSTEM =
      MetricDefinition.counter("libvirt_domain_cpu_system_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid")
          .help("CPU time that the host's kernel has used for the guest.")
          .source("control group of the guest, or virDomainGetCPUStats: system_time (ns)")
          .per("guest")
          .build();

  static final MetricDefinition HALT_POLL =
      MetricDefinition.counter("libvirt_domain_cpu_haltpoll_seconds_total")
          .unit(SECONDS)
          .labels("domain", "uuid", "result")
          .help(
              "CPU time that KVM has polled for a wake-up of a halted vCPU before it gave the host"
                  + " CPU away: success, or fail in vain.")
          .source("virConnectGetAllDomainStats: cpu.haltpoll.{success,fail}.time (ns)")
          .per("guest", "result")
          .build();

  static final List<MetricDefinition> METRICS = List.of(VCPUS, TIME, USER, SYSTEM, HALT_POLL);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "cpu", "CPU time. One call a guest, and one monitor command at its own pace.", METRICS);

  private final Node node;

  CpuCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    GuestAnswers<GuestInfo> infos = round.infos();
    GuestAnswers<CpuStats> cgroups = round.cpuTotals();
    Map<DomainId, CpuStats> totals = cgroups.answers();
    FamilyWriter vcpus = sink.family(VCPUS);
    FamilyWriter time = sink.family(TIME);
    FamilyWriter user = sink.family(USER);
    FamilyWriter system = sink.family(SYSTEM);
    infos
        .answers()
        .forEach(
            (id, info) -> {
              CpuStats total = totals.getOrDefault(id, CpuStats.NONE);
              OptionalLong nanos =
                  total.time().isPresent() ? total.time() : OptionalLong.of(info.cpuNanos());
              vcpus.add(info.vcpus(), id.name(), id.uuid());
              time.addIfPresent(Values.seconds(nanos), id.name(), id.uuid());
              user.addIfPresent(Values.seconds(total.user()), id.name(), id.uuid());
              system.addIfPresent(Values.seconds(total.system()), id.name(), id.uuid());
            });
    Gaps.report(sink, infos, "CPU time");
    Gaps.report(sink, cgroups, "CPU time by mode");
    if (scrape.wants(HALT_POLL)) {
      haltPoll(round.haltPoll(), sink);
    }
  }

  private static void haltPoll(GuestAnswers<CpuStats> polls, MetricSink sink) {
    FamilyWriter writer = sink.family(HALT_POLL);
    polls
        .answers()
        .forEach(
            (id, cpu) -> {
              OptionalLong success = cpu.haltPollSuccess();
              writer.addIfPresent(Values.seconds(success), id.name(), id.uuid(), "success");
              writer.addIfPresent(Values.seconds(cpu.haltPollFail()), id.name(), id.uuid(), "fail");
            });
    Gaps.report(sink, polls, "halt polling");
  }
}
