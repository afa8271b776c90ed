package io.tenken.libvirt.testing;

import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BlockStats.BlockTraffic;
import io.tenken.libvirt.api.ControlState;
import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainState;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.api.InterfaceStats.Traffic;
import io.tenken.libvirt.api.JobStats;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.MemoryStat;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.api.VcpuStats;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** One guest of {@link FakeLibvirt}: a running one with two vCPUs, one disk and one NIC. */
public final class FakeGuest {

  private final DomainId id;
  final Gate monitor = new Gate();
  volatile DomainState state = DomainState.RUNNING;
  volatile int run = 1;
  volatile int snapshots;
  volatile JobStats job = new JobStats(false, TypedParameters.NONE);
  volatile Map<String, Long> extraFields = Map.of();
  volatile String xml;
  volatile ControlState control = ControlState.FREE;
  volatile @Nullable LibvirtFailure monitorFailure;
  volatile GuestInfo info = new GuestInfo(2 * 1024 * 1024, 1024 * 1024, 2, 90_000_000_000L);
  volatile CpuStats cpu =
      new CpuStats(
          OptionalLong.of(100_000_000_001L),
          OptionalLong.of(60_000_000_000L),
          OptionalLong.of(40_000_000_000L),
          OptionalLong.empty(),
          OptionalLong.empty());
  volatile List<VcpuStats> vcpus = List.of(vcpu(0, 7), vcpu(1, 3));
  volatile MemoryStats memory =
      new MemoryStats(
          Map.of(
              MemoryStat.CURRENT,
              1024L * 1024,
              MemoryStat.MAXIMUM,
              2048L * 1024,
              MemoryStat.RSS,
              300_000L,
              MemoryStat.LAST_UPDATE,
              1_795_000_000L));
  volatile List<BlockStats> blocks = List.of(disk("vda"));
  volatile List<InterfaceStats> interfaces = List.of(nic("tap0"));

  FakeGuest(String name, String uuid) {
    this.id = new DomainId(name, uuid);
    this.xml =
        """
        <domain type='kvm'>
          <name>%s</name><uuid>%s</uuid><vcpu>2</vcpu>
          <os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os>
          <devices>
            <disk type='file' device='disk'>
              <source file='/disks/%s'/><target dev='vda' bus='virtio'/>
            </disk>
            <interface type='bridge'><target dev='tap0'/></interface>
          </devices>
        </domain>
        """
            .formatted(name, uuid, name);
  }

  public DomainId id() {
    return id;
  }

  /** As SIGSTOP of its process: libvirt calls it running, its monitor never answers. */
  public void freeze() {
    monitor.shut();
  }

  public void thaw() {
    monitor.open();
  }

  public FakeGuest state(DomainState value) {
    state = value;
    return this;
  }

  /** It is another process from now on. */
  public synchronized FakeGuest restarted() {
    run = run + 1;
    return this;
  }

  public FakeGuest xml(String value) {
    xml = value;
    return this;
  }

  public FakeGuest control(ControlState value) {
    control = value;
    return this;
  }

  /** Every call to the monitor fails so. */
  public FakeGuest monitorFailure(LibvirtFailure value) {
    monitorFailure = value;
    return this;
  }

  public FakeGuest blocks(BlockStats... value) {
    blocks = List.of(value);
    return this;
  }

  public FakeGuest interfaces(InterfaceStats... value) {
    interfaces = List.of(value);
    return this;
  }

  public FakeGuest memory(MemoryStats value) {
    memory = value;
    return this;
  }

  public FakeGuest vcpus(VcpuStats... value) {
    vcpus = List.of(value);
    return this;
  }

  public FakeGuest job(TypedParameters fields) {
    job = new JobStats(true, fields);
    return this;
  }

  public FakeGuest snapshots(int value) {
    snapshots = value;
    return this;
  }

  /** Fields of groups that have no record of their own. */
  public FakeGuest extraFields(Map<String, Long> value) {
    extraFields = Map.copyOf(value);
    return this;
  }

  public FakeGuest withoutCgroup() {
    cpu = CpuStats.NONE;
    return this;
  }

  boolean isActive() {
    return state != DomainState.SHUTOFF;
  }

  public static VcpuStats vcpu(int number, int hostCpu) {
    return new VcpuStats(
        number,
        OptionalLong.of(1),
        OptionalLong.of(50_000_000_000L),
        OptionalLong.of(0),
        OptionalLong.of(1_500_000_000L + number),
        OptionalLong.empty(),
        OptionalLong.of(hostCpu));
  }

  public static BlockStats disk(String device) {
    return new BlockStats(
        device,
        new BlockTraffic(OptionalLong.of(10), OptionalLong.of(40_960), OptionalLong.of(2_500_000)),
        new BlockTraffic(OptionalLong.of(20), OptionalLong.of(81_920), OptionalLong.of(7_500_000)),
        new BlockTraffic(OptionalLong.of(3), OptionalLong.empty(), OptionalLong.of(900_000)),
        new BlockSize(
            OptionalLong.of(1_073_741_824),
            OptionalLong.of(536_870_912),
            OptionalLong.of(1_073_741_824)));
  }

  public static InterfaceStats nic(String device) {
    return new InterfaceStats(device, traffic(1_000, 10, 1), traffic(2_000, 20, 2));
  }

  private static Traffic traffic(long bytes, long packets, long drops) {
    return new Traffic(
        OptionalLong.of(bytes),
        OptionalLong.of(packets),
        OptionalLong.of(0),
        OptionalLong.of(drops));
  }
}
