package io.tenken.libvirt.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.DomainStatsDecoder;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.api.VcpuStats;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guests' processes")
class GuestProcessesTest {

  private static final String UUID = "7e0c0000-0000-4000-8000-000000000001";
  private static final DomainId GUEST = new DomainId("instance-00000001", UUID);

  /** As Linux 6.18 writes it: 12 ticks in user mode, 34 in the kernel, last on CPU 1. */
  private static final String STAT =
      "101 (CPU 0/KVM) S 1 100 100 0 -1 4194624 52 0 0 0 12 34 0 0 20 0 6 0 43210 268444224 8704"
          + " 18446744073709551615 1 1 0 0 0 0 0 16781312 17922 0 0 0 -1 1 0 0 0 0 0 0 0 0 0 0 0 0 0";

  private static final long PAGE_SIZE = 6;
  private static final String SCHEDSTAT = "1703382 3906470 15";

  @TempDir Path root;
  private Path proc;

  @BeforeEach
  void makeQemu() throws IOException {
    proc = Files.createDirectories(root.resolve("proc"));
    write(proc.resolve("7/cmdline"), "");
    write(proc.resolve("100/cmdline"), "/usr/bin/qemu-system-x86_64\0-uuid\0" + UUID + "\0-x\0");
    write(proc.resolve("100/stat"), STAT + "\n");
    auxv(16, 1, PAGE_SIZE, 4096, 0, 0);
    thread(100, "qemu-system-x86");
    thread(101, "CPU 0/KVM");
    thread(102, "CPU 1/KVM");
  }

  @Test
  @DisplayName("tell time, last host CPU and delay of each vCPU, as libvirt does")
  void vcpus() {
    List<VcpuStats> vcpus = read(1).vcpus();

    assertThat(vcpus)
        .containsExactly(
            vcpu(0, OptionalLong.of(0), OptionalLong.of(3_906_470)),
            vcpu(1, OptionalLong.of(0), OptionalLong.of(3_906_470)));
  }

  @Test
  @DisplayName(
      "leave waits and delays to libvirt where the kernel counts waits: it knows better how")
  void schedstats() throws IOException {
    write(proc.resolve("sys/kernel/sched_schedstats"), "1\n");

    assertThat(read(1).vcpus().get(0))
        .isEqualTo(vcpu(0, OptionalLong.empty(), OptionalLong.empty()));
  }

  @Test
  @DisplayName("tell how much memory is resident")
  void resident() {
    assertThat(read(1).residentKib()).hasValue(8704 * 4);
  }

  @Test
  @DisplayName("leave resident memory to libvirt where the size of a page is not known")
  void noPageSize() throws IOException {
    auxv(16, 1, 0, 0);

    assertThat(read(1).residentKib()).isEmpty();
  }

  @Test
  @DisplayName("tell the CPU time of a control group of the second version")
  void version2() throws IOException {
    mounts("cgroup2 " + root + "/unified cgroup2 rw,relatime 0 0");
    write(proc.resolve("100/cgroup"), "2:cpuacct:/\n0::/machine/guest/emulator\n");
    write(
        root.resolve("unified/machine/guest/cpu.stat"),
        "usage_usec 1500\nuser_usec 1000\nsystem_usec 500\nnice_usec 0\n");

    assertThat(read(1).cpu()).isEqualTo(cpu(1_500_000, 1_000_000, 500_000));
  }

  @Test
  @DisplayName("tell the CPU time of a control group of the first version, if it is the guest's")
  void version1() throws IOException {
    mounts("cgroup " + root + "/cpuacct cgroup rw,cpuacct,cpu 0 0");
    write(proc.resolve("100/cgroup"), "3:cpu,cpuacct:/machine/guest/emulator\n0::/\n");
    write(root.resolve("cpuacct/machine/guest/cpuacct.usage"), "777000111\n");
    write(root.resolve("cpuacct/machine/guest/cpuacct.stat"), "user 50\nsystem 26\n");

    assertThat(read(1).cpu()).isEqualTo(cpu(777_000_111, 500_000_000, 260_000_000));
  }

  @Test
  @DisplayName("know no CPU time where the control group is not to be seen, or says nonsense")
  void hiddenGroup() throws IOException {
    assertThat(read(1).hasCpu()).as("no mounts").isFalse();

    mounts("cgroup2 " + root + "/unified cgroup2 rw 0 0");
    write(proc.resolve("100/cgroup"), "0::/../../machine/guest\n");
    assertThat(read(1).hasCpu()).as("outside of our root").isFalse();

    write(proc.resolve("100/cgroup"), "0::/machine/guest\n");
    assertThat(read(1).hasCpu()).as("no such group").isFalse();

    write(root.resolve("unified/machine/guest/cpu.stat"), "usage_usec many\n");
    assertThat(read(1).hasCpu()).as("nonsense").isFalse();
  }

  @Test
  @DisplayName("are looked for once in a run of the guest, and again in the next one")
  void newRun() throws IOException {
    write(proc.resolve("100/cmdline"), "/usr/bin/other\0");
    GuestProcesses processes = GuestProcesses.under(proc);
    assertThat(processes.read(List.of(guest(1)))).isEmpty();

    write(proc.resolve("100/cmdline"), "qemu\0-uuid\0" + UUID + "\0");
    assertThat(processes.read(List.of(guest(1)))).isEmpty();
    assertThat(processes.read(List.of(guest(2)))).containsKey(GUEST);
  }

  @Test
  @DisplayName("are looked at again when the guest is said to have got vCPUs")
  void hotplug() throws IOException {
    GuestProcesses processes = GuestProcesses.under(proc);
    processes.read(List.of(guest(1)));
    thread(103, "CPU 2/KVM");
    assertThat(processes.read(List.of(guest(1))).get(GUEST).vcpus()).hasSize(2);

    processes.changed(guest(1));

    assertThat(processes.read(List.of(guest(1))).get(GUEST).vcpus()).hasSize(3);
  }

  @Test
  @DisplayName("that have ended, or say nonsense, are left to libvirt")
  void ended() throws IOException {
    write(proc.resolve("100/task/101/schedstat"), "nonsense\n");
    assertThat(GuestProcesses.under(proc).read(List.of(guest(1)))).isEmpty();

    thread(101, "CPU 0/KVM");
    write(proc.resolve("100/task/101/stat"), "101 (CPU 0/KVM) S 1\n");
    assertThat(GuestProcesses.under(proc).read(List.of(guest(1)))).as("short").isEmpty();

    write(proc.resolve("100/task/101/stat"), STAT.replace(" 12 34 ", " many 34 "));
    assertThat(GuestProcesses.under(proc).read(List.of(guest(1)))).as("no number").isEmpty();

    assertThat(GuestProcesses.under(root.resolve("absent")).read(List.of(guest(1)))).isEmpty();
    assertThat(GuestProcesses.none().read(List.of(guest(1)))).isEmpty();
  }

  @Test
  @DisplayName("of emulated guests, whose vCPUs are no threads of KVM, are left to libvirt")
  void emulated() throws IOException {
    write(proc.resolve("100/task/101/comm"), "CPU 0/TCG\n");
    write(proc.resolve("100/task/102/comm"), "CPU 1/TCG\n");

    assertThat(GuestProcesses.under(proc).read(List.of(guest(1)))).isEmpty();
  }

  private ProcessStats read(int run) {
    Map<DomainId, ProcessStats> read = GuestProcesses.under(proc).read(List.of(guest(run)));
    return read.get(GUEST);
  }

  private void auxv(long... words) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Long.BYTES);
    bytes.order(ByteOrder.nativeOrder()).asLongBuffer().put(words);
    Files.createDirectories(proc.resolve("self"));
    Files.write(proc.resolve("self/auxv"), bytes.array());
  }

  private static VcpuStats vcpu(int number, OptionalLong waited, OptionalLong delayed) {
    return new VcpuStats(
        number,
        OptionalLong.of(1),
        OptionalLong.of(460_000_000),
        waited,
        delayed,
        OptionalLong.empty(),
        OptionalLong.of(1));
  }

  private static CpuStats cpu(long time, long user, long system) {
    return new CpuStats(
        OptionalLong.of(time),
        OptionalLong.of(user),
        OptionalLong.of(system),
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  private void mounts(String line) throws IOException {
    write(proc.resolve("self/mounts"), "proc /proc proc rw 0 0\n" + line + "\n");
  }

  private void thread(int tid, String name) throws IOException {
    Path task = proc.resolve("100/task/" + tid);
    write(task.resolve("comm"), name + "\n");
    write(task.resolve("stat"), STAT + "\n");
    write(task.resolve("schedstat"), SCHEDSTAT + "\n");
  }

  private static void write(Path file, String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static DomainStats guest(int run) {
    return DomainStatsDecoder.decode(GUEST, run, Set.of(), TypedParameters.NONE);
  }
}
