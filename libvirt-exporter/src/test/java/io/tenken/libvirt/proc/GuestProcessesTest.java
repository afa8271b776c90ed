package io.tenken.libvirt.proc;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.DomainStatsDecoder;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.api.VcpuStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guests' processes")
class GuestProcessesTest {

  private static final String UUID = "7e0c0000-0000-4000-8000-000000000001";

  @TempDir Path proc;

  @Test
  @DisplayName("tell what each vCPU has waited for, in nanoseconds")
  void delays() throws IOException {
    qemu(100, "1703382 3906470 15");

    List<VcpuStats> delays =
        GuestProcesses.under(proc).delays(List.of(guest(1))).get(guest(1).domain());

    assertThat(delays).extracting(VcpuStats::number).containsExactly(0, 1);
    assertThat(delays.get(1).delayed()).hasValue(3_906_470);
    assertThat(delays.get(1).waited()).hasValue(0);
    assertThat(delays.get(1).time()).isEmpty();
  }

  @Test
  @DisplayName("are looked for once in a run of the guest, and again in the next one")
  void newRun() throws IOException {
    GuestProcesses processes = GuestProcesses.under(proc);
    assertThat(processes.delays(List.of(guest(1)))).isEmpty();
    qemu(100, "1 2 3");
    assertThat(processes.delays(List.of(guest(1)))).isEmpty();

    assertThat(processes.delays(List.of(guest(2)))).containsKey(guest(2).domain());
  }

  @Test
  @DisplayName("are not read where the kernel counts waits: libvirt knows better how")
  void schedstats() throws IOException {
    qemu(100, "1 2 3");
    Files.createDirectories(proc.resolve("sys/kernel"));
    Files.writeString(proc.resolve("sys/kernel/sched_schedstats"), "1\n");

    assertThat(GuestProcesses.under(proc).delays(List.of(guest(1)))).isEmpty();
  }

  @Test
  @DisplayName("that have ended, or say nonsense, are left to libvirt")
  void ended() throws IOException {
    qemu(100, "nonsense");

    assertThat(GuestProcesses.under(proc).delays(List.of(guest(1)))).isEmpty();
    assertThat(GuestProcesses.under(proc.resolve("absent")).delays(List.of(guest(1)))).isEmpty();
  }

  private void qemu(int pid, String schedstat) throws IOException {
    Path process = Files.createDirectories(proc.resolve(Integer.toString(pid)));
    Files.writeString(
        process.resolve("cmdline"), "/usr/bin/qemu-system-x86_64\0-uuid\0" + UUID + "\0-x\0");
    thread(process, pid, "qemu-system-x86", schedstat);
    thread(process, pid + 1, "CPU 0/KVM", schedstat);
    thread(process, pid + 2, "CPU 1/KVM", schedstat);
    Files.createDirectories(proc.resolve("7"));
    Files.writeString(proc.resolve("7/cmdline"), "");
  }

  private static void thread(Path process, int tid, String name, String schedstat)
      throws IOException {
    Path task = Files.createDirectories(process.resolve("task").resolve(Integer.toString(tid)));
    Files.writeString(task.resolve("comm"), name + "\n");
    Files.writeString(task.resolve("schedstat"), schedstat + "\n");
  }

  private static DomainStats guest(int run) {
    return DomainStatsDecoder.decode(
        new DomainId("instance-00000001", UUID), run, TypedParameters.NONE);
  }
}
