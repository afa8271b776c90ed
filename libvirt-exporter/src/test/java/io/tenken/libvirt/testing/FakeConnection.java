package io.tenken.libvirt.testing;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BlockStats.BlockTraffic;
import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.ChangeListener;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.api.JobStats;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.NodeVersions;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.StoragePool;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.api.VcpuStats;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A connection to {@link FakeLibvirt}; notes when two threads use it at once. */
final class FakeConnection implements LibvirtConnection {

  private static final Set<StatsGroup> MONITOR_GROUPS =
      Set.of(StatsGroup.CPU_TOTAL, StatsGroup.BALLOON, StatsGroup.VCPU, StatsGroup.BLOCK);

  private final FakeLibvirt libvirt;
  private final int generation;
  private final AtomicReference<Thread> user = new AtomicReference<>();

  FakeConnection(FakeLibvirt libvirt, int generation) {
    this.libvirt = libvirt;
    this.generation = generation;
  }

  /** What one method does once the daemon has it. */
  private interface Call<T> {
    T make() throws LibvirtFailure;
  }

  @Override
  public boolean alive() {
    return libvirt.isCurrent(generation);
  }

  @Override
  public NodeVersions versions() throws LibvirtFailure {
    return call("versions", () -> new NodeVersions("9.0.0", "9.0.0", "compute-7"));
  }

  @Override
  public String hypervisorVersion() throws LibvirtFailure {
    return call("hypervisorVersion", () -> "7.2.22");
  }

  @Override
  public String capabilities() throws LibvirtFailure {
    return call(
        "capabilities",
        () ->
            "<capabilities><host><uuid>x</uuid><cpu><arch>x86_64</arch><model>EPYC-Rome</model>"
                + "</cpu></host></capabilities>");
  }

  @Override
  public List<DomainStats> allDomainStats(Set<StatsGroup> groups) throws LibvirtFailure {
    return call(
        "allDomainStats",
        () -> libvirt.guests().stream().map(guest -> record(guest, groups)).toList());
  }

  @Override
  public DomainStats domainStats(DomainId domain, Set<StatsGroup> groups, BulkMode mode)
      throws LibvirtFailure {
    return call(
        "domainStats",
        () -> {
          FakeGuest guest = guest(domain);
          if (groups.stream().anyMatch(MONITOR_GROUPS::contains)) {
            askMonitor(guest);
          }
          return record(guest, groups);
        });
  }

  @Override
  public boolean watch(ChangeListener listener) {
    return libvirt.watch(listener, this);
  }

  @Override
  public String xml(DomainId domain) throws LibvirtFailure {
    return call("xml", () -> guest(domain).xml);
  }

  @Override
  public GuestInfo info(DomainId domain) throws LibvirtFailure {
    return call("info", () -> guest(domain).info);
  }

  @Override
  public CpuStats cpuTotals(DomainId domain) throws LibvirtFailure {
    return call(
        "cpuTotals",
        () -> {
          CpuStats cpu = guest(domain).cpu;
          if (cpu.time().isEmpty()) {
            throw unsupported();
          }
          return cpu;
        });
  }

  @Override
  public List<VcpuStats> vcpus(DomainId domain, int most) throws LibvirtFailure {
    return call("vcpus", () -> guest(domain).vcpus.stream().map(FakeConnection::plain).toList());
  }

  @Override
  public InterfaceStats interfaceStats(DomainId domain, String device) throws LibvirtFailure {
    return call(
        "interfaceStats",
        () ->
            guest(domain).interfaces.stream()
                .filter(nic -> nic.device().equals(device))
                .findFirst()
                .orElseThrow(FakeConnection::unsupported));
  }

  @Override
  public ControlState controlState(DomainId domain) throws LibvirtFailure {
    return call("controlState", () -> guest(domain).control);
  }

  @Override
  public BlockStats blockStats(DomainId domain, String device) throws LibvirtFailure {
    return call(
        "blockStats",
        () -> {
          FakeGuest guest = guest(domain);
          askMonitor(guest);
          return guest.blocks.stream()
              .filter(disk -> disk.device().equals(device))
              .findFirst()
              .map(disk -> disk.withSize(BlockSize.NONE))
              .orElseThrow(FakeConnection::unsupported);
        });
  }

  @Override
  public BlockSize blockSize(DomainId domain, String device) throws LibvirtFailure {
    return call(
        "blockSize",
        () -> {
          FakeGuest guest = guest(domain);
          askMonitor(guest);
          return guest.blocks.stream()
              .filter(disk -> disk.device().equals(device))
              .findFirst()
              .map(BlockStats::size)
              .orElseThrow(FakeConnection::unsupported);
        });
  }

  @Override
  public MemoryStats memoryStats(DomainId domain) throws LibvirtFailure {
    return call(
        "memoryStats",
        () -> {
          FakeGuest guest = guest(domain);
          askMonitor(guest);
          return guest.memory;
        });
  }

  @Override
  public JobStats jobStats(DomainId domain) throws LibvirtFailure {
    return call(
        "jobStats",
        () -> {
          FakeGuest guest = guest(domain);
          askMonitor(guest);
          return guest.job;
        });
  }

  @Override
  public int snapshots(DomainId domain) throws LibvirtFailure {
    return call("snapshots", () -> guest(domain).snapshots);
  }

  @Override
  public List<StoragePool> storagePools() throws LibvirtFailure {
    return call("storagePools", () -> libvirt.pools);
  }

  @Override
  public void close() {
    libvirt.closed();
  }

  private <T> T call(String method, Call<T> call) throws LibvirtFailure {
    libvirt.count(method);
    Thread self = Thread.currentThread();
    if (!user.compareAndSet(null, self)) {
      libvirt.violated(method + " on a connection that " + user.get() + " is using");
    }
    try {
      libvirt.daemon.pass();
      if (!alive()) {
        throw FakeLibvirt.lost();
      }
      return call.make();
    } finally {
      user.compareAndSet(self, null);
    }
  }

  /** A call that hung on a guest is cut off when the daemon restarts. */
  private void askMonitor(FakeGuest guest) throws LibvirtFailure {
    guest.monitor.pass();
    if (!alive()) {
      throw FakeLibvirt.lost();
    }
    LibvirtFailure failure = guest.monitorFailure;
    if (failure != null) {
      throw failure;
    }
  }

  private FakeGuest guest(DomainId id) throws LibvirtFailure {
    return libvirt
        .find(id)
        .orElseThrow(
            () ->
                new LibvirtFailure(
                    LibvirtFailure.Kind.GONE, FailureReason.PROTOCOL, "Domain not found"));
  }

  private DomainStats record(FakeGuest guest, Set<StatsGroup> groups) {
    boolean full = libvirt.bulkKnowsAllGroups && guest.isActive();
    boolean monitor = full && !libvirt.bulkLacksMonitorParts;
    TypedParameters.Builder parameters = new TypedParameters.Builder();
    if (groups.contains(StatsGroup.PERF) || groups.contains(StatsGroup.DIRTYRATE)) {
      guest.extraFields.forEach(parameters::number);
    }
    if (full && groups.contains(StatsGroup.INTERFACE)) {
      parameters.number("net.count", guest.interfaces.size());
    }
    return new DomainStats(
        guest.id(),
        guest.isActive() ? guest.run : -1,
        OptionalLong.of(guest.state.code()),
        OptionalLong.of(1),
        CpuStats.NONE,
        monitor && groups.contains(StatsGroup.BALLOON) ? guest.memory : MemoryStats.NONE,
        OptionalLong.empty(),
        OptionalLong.empty(),
        full && groups.contains(StatsGroup.VCPU) ? guest.vcpus : List.of(),
        full && groups.contains(StatsGroup.BLOCK) ? disks(guest, monitor) : List.of(),
        full && groups.contains(StatsGroup.INTERFACE) ? guest.interfaces : List.of(),
        parameters.build());
  }

  private static List<BlockStats> disks(FakeGuest guest, boolean monitor) {
    return guest.blocks.stream().map(disk -> monitor ? disk : nameOnly(disk)).toList();
  }

  private static BlockStats nameOnly(BlockStats disk) {
    return new BlockStats(
        disk.device(), BlockTraffic.NONE, BlockTraffic.NONE, BlockTraffic.NONE, BlockSize.NONE);
  }

  private static VcpuStats plain(VcpuStats vcpu) {
    return new VcpuStats(
        vcpu.number(),
        vcpu.state(),
        vcpu.time(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        vcpu.hostCpu());
  }

  private static LibvirtFailure unsupported() {
    return new LibvirtFailure(
        LibvirtFailure.Kind.UNSUPPORTED, FailureReason.PROTOCOL, "this driver has no such call");
  }
}
