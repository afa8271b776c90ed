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
import io.tenken.libvirt.lane.LaneTask;
import io.tenken.libvirt.lane.Lanes;
import io.tenken.libvirt.proc.ProcessStats;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What is read for one scrape, each thing once. All methods return before the scrape's deadline.
 * What needs a guest's monitor may lack that guest; the rest answers whatever the guests do.
 * Thread-safe.
 */
public final class Round {

  /** Asked for where the guest's size is not known; more than any guest has. */
  private static final int MOST_VCPUS = 512;

  private final Lanes lanes;
  private final NodeMemory memory;
  private final Deadline deadline;

  private final Once<NodeVersions> versions = new Once<>();
  private final Once<String> hypervisor = new Once<>();
  private final Once<Guests> guests = new Once<>();
  private final Once<Map<DomainId, ProcessStats>> processes = new Once<>();
  private final Once<GuestAnswers<DomainXml>> definitions = new Once<>();
  private final Once<GuestAnswers<List<InterfaceStats>>> interfaces = new Once<>();
  private final Once<GuestAnswers<GuestInfo>> infos = new Once<>();
  private final Once<GuestAnswers<CpuStats>> cpuTotals = new Once<>();
  private final Once<GuestAnswers<List<VcpuStats>>> vcpus = new Once<>();
  private final Once<GuestAnswers<List<VcpuStats>>> vcpuDelays = new Once<>();
  private final Once<GuestAnswers<MemoryStats>> memoryStats = new Once<>();
  private final Once<GuestAnswers<CpuStats>> haltPoll = new Once<>();
  private final Once<GuestAnswers<List<BlockStats>>> blocks = new Once<>();

  Round(Lanes lanes, NodeMemory memory, Deadline deadline) {
    this.lanes = lanes;
    this.memory = memory;
    this.deadline = deadline;
  }

  /** Also the proof that the daemon answers. */
  public NodeVersions versions() throws CollectorException, InterruptedException {
    return versions.get(deadline, () -> lanes.plain().call(deadline, LibvirtConnection::versions));
  }

  /** False while nothing at all was read. */
  boolean hasAnswer() {
    return versions.isDone();
  }

  /** May take longer than all else, just after the daemon has started. */
  public String hypervisorVersion() throws CollectorException, InterruptedException {
    return hypervisor.get(
        deadline, () -> lanes.monitors().call(deadline, LibvirtConnection::hypervisorVersion));
  }

  /** Of the host's CPU; asked once a connection. */
  public String cpuModel() throws CollectorException, InterruptedException {
    return memory.cpuModel().get(lanes.monitors(), deadline);
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

  /** By the kernel, or else by libvirt, without a monitor. */
  public GuestAnswers<CpuStats> cpuTotals() throws CollectorException, InterruptedException {
    return cpuTotals.get(
        deadline,
        () ->
            plainlyBeyond(
                ofKernel(ProcessStats::hasCpu, ProcessStats::cpu), LibvirtConnection::cpuTotals));
  }

  /** State, time and last host CPU; delays may be missing. By the kernel, or else by libvirt. */
  public GuestAnswers<List<VcpuStats>> vcpus() throws CollectorException, InterruptedException {
    return vcpus.get(deadline, this::readVcpus);
  }

  /** What the vCPUs have waited for; by the kernel, or else by the monitor. */
  public GuestAnswers<List<VcpuStats>> vcpuDelays()
      throws CollectorException, InterruptedException {
    return vcpuDelays.get(deadline, this::readVcpuDelays);
  }

  /** Of the guests whose processes can be seen, in KiB. */
  public Map<DomainId, Long> residentKib() throws CollectorException, InterruptedException {
    return ofKernel(
        stats -> stats.residentKib().isPresent(), stats -> stats.residentKib().getAsLong());
  }

  /** Needs the monitor; at its own pace. */
  public GuestAnswers<MemoryStats> memory() throws CollectorException, InterruptedException {
    return memoryStats.get(deadline, () -> paced(memory.memory(), new MemoryQuestion()));
  }

  /** Only what KVM has polled. Needs the monitor; at its own pace. */
  public GuestAnswers<CpuStats> haltPoll() throws CollectorException, InterruptedException {
    return haltPoll.get(
        deadline,
        () ->
            paced(
                memory.haltPoll(),
                (connection, guest) ->
                    connection
                        .domainStats(guest, Set.of(StatsGroup.CPU_TOTAL), BulkMode.NOWAIT)
                        .cpu()));
  }

  /** Needs the monitor; sizes at their own pace. */
  public GuestAnswers<List<BlockStats>> blocks() throws CollectorException, InterruptedException {
    return blocks.get(deadline, this::readBlocks);
  }

  /** How many running guests have a process that can be seen from here. */
  public int guestProcesses() throws CollectorException, InterruptedException {
    return processStats().size();
  }

  /** How old the answer is that the guest gave at its own pace; empty while there is none. */
  public OptionalLong ageNanos(PacedPart part, DomainId guest) {
    return switch (part) {
      case MEMORY -> memory.memory().ageNanos(guest);
      case HALT_POLL -> memory.haltPoll().ageNanos(guest);
      case BLOCK_SIZE -> memory.blockSizes().ageNanos(guest);
    };
  }

  /** Without an answer to the first question the second one is not put: one failure, one cause. */
  private Guests readGuests() throws CollectorException, InterruptedException {
    versions();
    Guests answer =
        Guests.of(
            lanes
                .plain()
                .call(deadline, connection -> connection.allDomainStats(Set.of(StatsGroup.STATE))));
    lanes.quarantine().keepOnly(answer.active());
    return answer;
  }

  private GuestAnswers<DomainXml> readDefinitions()
      throws CollectorException, InterruptedException {
    return new Definitions(lanes.plain(), memory).of(guests().all(), deadline);
  }

  private GuestAnswers<List<InterfaceStats>> readInterfaces()
      throws CollectorException, InterruptedException {
    Set<DomainId> active = guests().active();
    List<DomainStats> bulk =
        lanes
            .plain()
            .call(deadline, connection -> connection.allDomainStats(Set.of(StatsGroup.INTERFACE)));
    InterfaceQuestion question = InterfaceQuestion.beyond(bulk, active);
    if (question.isAnswered()) {
      return question.answered();
    }
    GuestQuestion<List<InterfaceStats>> perDevice = question.perDevice(definitions().answers());
    return question.completed(lanes.plain().walk(question.open(), perDevice, deadline));
  }

  private GuestAnswers<List<VcpuStats>> readVcpus()
      throws CollectorException, InterruptedException {
    Map<DomainId, GuestInfo> sizes = infos().answers();
    Map<DomainId, List<VcpuStats>> seen = ofKernel(stats -> true, ProcessStats::vcpus);
    for (DomainStats guest : guests().activeStats()) {
      GuestInfo size = sizes.get(guest.domain());
      List<VcpuStats> threads = seen.getOrDefault(guest.domain(), List.of());
      if (size != null && !threads.isEmpty() && threads.size() != size.vcpus()) {
        seen.remove(guest.domain());
        memory.processes().changed(guest);
      }
    }
    return plainlyBeyond(
        seen,
        (connection, guest) -> {
          GuestInfo size = sizes.get(guest);
          return connection.vcpus(guest, size == null ? MOST_VCPUS : size.vcpus());
        });
  }

  private GuestAnswers<List<VcpuStats>> readVcpuDelays()
      throws CollectorException, InterruptedException {
    Map<DomainId, List<VcpuStats>> known = new LinkedHashMap<>(vcpus().answers());
    Set<DomainId> unknown = new LinkedHashSet<>(known.keySet());
    known.values().removeIf(vcpus -> vcpus.stream().anyMatch(vcpu -> vcpu.delayed().isEmpty()));
    unknown.removeAll(known.keySet());
    return lanes
        .monitors()
        .ask(
            unknown,
            (connection, guest) ->
                connection.domainStats(guest, Set.of(StatsGroup.VCPU), BulkMode.NOWAIT).vcpus(),
            deadline)
        .plus(known);
  }

  private Map<DomainId, ProcessStats> processStats()
      throws CollectorException, InterruptedException {
    return processes.get(deadline, () -> memory.processes().read(guests().activeStats()));
  }

  private <T> Map<DomainId, T> ofKernel(
      Predicate<ProcessStats> isKnown, Function<ProcessStats, T> part)
      throws CollectorException, InterruptedException {
    Map<DomainId, T> known = new LinkedHashMap<>();
    processStats()
        .forEach(
            (guest, stats) -> {
              if (isKnown.test(stats)) {
                known.put(guest, part.apply(stats));
              }
            });
    return known;
  }

  /** Asks about the running guests of which nothing is known yet. */
  private <T> GuestAnswers<T> plainlyBeyond(Map<DomainId, T> known, GuestQuestion<T> question)
      throws CollectorException, InterruptedException {
    Set<DomainId> unknown = new LinkedHashSet<>(guests().active());
    unknown.removeAll(known.keySet());
    return unknown.isEmpty()
        ? GuestAnswers.of(known, Map.of())
        : lanes.plain().walk(unknown, question, deadline).plus(known);
  }

  private GuestAnswers<List<BlockStats>> readBlocks()
      throws CollectorException, InterruptedException {
    List<DomainStats> active = guests().activeStats();
    BlockQuestion question =
        new BlockQuestion(definitions().answers(), memory.blockSizes(), active);
    GuestAnswers<List<BlockStats>> answers =
        lanes.monitors().ask(guests().active(), question, deadline);
    return question.withSizes(answers);
  }

  /** Of the running guests, by a question without monitor that one collector alone puts. */
  public <T> GuestAnswers<T> plainly(GuestQuestion<T> question)
      throws CollectorException, InterruptedException {
    return lanes.plain().walk(guests().active(), question, deadline);
  }

  /** Of the running guests, by a question to the monitor that one collector alone puts. */
  public <T> GuestAnswers<T> byMonitor(GuestQuestion<T> question)
      throws CollectorException, InterruptedException {
    return lanes.monitors().ask(guests().active(), question, deadline);
  }

  /** Something about the node that may take long. */
  public <T> T slowly(LaneTask<T> task) throws CollectorException, InterruptedException {
    return lanes.monitors().call(deadline, task);
  }

  private <T> GuestAnswers<T> paced(PacedAnswers<T> answers, GuestQuestion<T> question)
      throws CollectorException, InterruptedException {
    return answers.ask(guests().activeStats(), lanes.monitors(), question, deadline);
  }
}
