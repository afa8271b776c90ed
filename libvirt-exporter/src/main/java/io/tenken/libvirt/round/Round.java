package io.tenken.libvirt.round;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.NodeVersions;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.VcpuStats;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.GuestQuestion;
import io.tenken.libvirt.lane.Lane;
import io.tenken.libvirt.lane.MonitorLanes;
import io.tenken.libvirt.lane.Quarantine;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is read for one scrape, each thing once. All methods return before the scrape's deadline.
 * What needs a guest's monitor may lack that guest; the rest answers whatever the guests do.
 * Thread-safe.
 */
public final class Round {

  private final Lane plain;
  private final MonitorLanes monitors;
  private final Quarantine quarantine;
  private final Deadline deadline;

  private final Once<NodeVersions> versions = new Once<>();
  private final Once<String> hypervisor = new Once<>();
  private final Once<Guests> guests = new Once<>();
  private final Once<GuestAnswers<DomainXml>> definitions = new Once<>();
  private final Once<GuestAnswers<List<InterfaceStats>>> interfaces = new Once<>();
  private final Once<GuestAnswers<GuestInfo>> infos = new Once<>();
  private final Once<GuestAnswers<CpuStats>> cpuTotals = new Once<>();
  private final Once<GuestAnswers<List<VcpuStats>>> vcpus = new Once<>();
  private final Once<GuestAnswers<List<VcpuStats>>> vcpuDelays = new Once<>();
  private final Once<GuestAnswers<MemoryStats>> memory = new Once<>();
  private final Once<GuestAnswers<List<BlockStats>>> blocks = new Once<>();

  Round(Lane plain, MonitorLanes monitors, Quarantine quarantine, Deadline deadline) {
    this.plain = plain;
    this.monitors = monitors;
    this.quarantine = quarantine;
    this.deadline = deadline;
  }

  /** Also the proof that the daemon answers. */
  public NodeVersions versions() throws CollectorException, InterruptedException {
    return versions.get(deadline, () -> plain.call(deadline, LibvirtConnection::versions));
  }

  /** May take longer than all else, just after the daemon has started. */
  public String hypervisorVersion() throws CollectorException, InterruptedException {
    return hypervisor.get(
        deadline, () -> monitors.call(deadline, LibvirtConnection::hypervisorVersion));
  }

  public Guests guests() throws CollectorException, InterruptedException {
    return guests.get(deadline, this::readGuests);
  }

  /** Of all guests, those that are only defined included. */
  public GuestAnswers<DomainXml> definitions() throws CollectorException, InterruptedException {
    return definitions.get(deadline, this::readDefinitions);
  }

  /** NICs that have a name on the host. */
  public GuestAnswers<List<InterfaceStats>> interfaces()
      throws CollectorException, InterruptedException {
    return interfaces.get(deadline, this::readInterfaces);
  }

  public GuestAnswers<GuestInfo> infos() throws CollectorException, InterruptedException {
    return infos.get(deadline, () -> plainly(LibvirtConnection::info));
  }

  public GuestAnswers<CpuStats> cpuTotals() throws CollectorException, InterruptedException {
    return cpuTotals.get(deadline, () -> plainly(LibvirtConnection::cpuTotals));
  }

  /** State, time and last host CPU; no delays. */
  public GuestAnswers<List<VcpuStats>> vcpus() throws CollectorException, InterruptedException {
    return vcpus.get(deadline, () -> plainly(LibvirtConnection::vcpus));
  }

  /** What the vCPUs have waited for; needs the monitor. */
  public GuestAnswers<List<VcpuStats>> vcpuDelays()
      throws CollectorException, InterruptedException {
    return vcpuDelays.get(
        deadline,
        () ->
            byMonitor(
                (connection, guest) ->
                    connection
                        .domainStats(guest, Set.of(StatsGroup.VCPU), BulkMode.NOWAIT)
                        .vcpus()));
  }

  /** Needs the monitor. */
  public GuestAnswers<MemoryStats> memory() throws CollectorException, InterruptedException {
    return memory.get(deadline, () -> byMonitor(new MemoryQuestion()));
  }

  /** Needs the monitor. */
  public GuestAnswers<List<BlockStats>> blocks() throws CollectorException, InterruptedException {
    return blocks.get(
        deadline,
        () -> {
          Map<DomainId, DomainXml> known = definitions().answers();
          return byMonitor(new BlockQuestion(known));
        });
  }

  /** Without an answer to the first question the second one is not put: one failure, one cause. */
  private Guests readGuests() throws CollectorException, InterruptedException {
    versions();
    Guests answer =
        Guests.of(
            plain.call(
                deadline, connection -> connection.allDomainStats(Set.of(StatsGroup.STATE))));
    quarantine.keepOnly(answer.active());
    return answer;
  }

  private GuestAnswers<DomainXml> readDefinitions()
      throws CollectorException, InterruptedException {
    List<DomainId> all = guests().all().stream().map(DomainStats::domain).toList();
    return Definitions.parsed(
        plain.call(deadline, new PlainWalk<>(all, LibvirtConnection::xml, deadline)));
  }

  private GuestAnswers<List<InterfaceStats>> readInterfaces()
      throws CollectorException, InterruptedException {
    Set<DomainId> active = guests().active();
    List<DomainStats> bulk =
        plain.call(deadline, connection -> connection.allDomainStats(Set.of(StatsGroup.INTERFACE)));
    InterfaceQuestion question = InterfaceQuestion.beyond(bulk, active);
    if (question.isAnswered()) {
      return question.answered();
    }
    return question.completed(
        plain.call(
            deadline,
            new PlainWalk<>(
                question.open(), question.perDevice(definitions().answers()), deadline)));
  }

  private <T> GuestAnswers<T> plainly(GuestQuestion<T> question)
      throws CollectorException, InterruptedException {
    return plain.call(deadline, new PlainWalk<>(guests().active(), question, deadline));
  }

  private <T> GuestAnswers<T> byMonitor(GuestQuestion<T> question)
      throws CollectorException, InterruptedException {
    return monitors.ask(guests().active(), question, deadline);
  }
}
