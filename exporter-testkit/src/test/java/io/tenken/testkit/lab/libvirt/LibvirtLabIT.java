package io.tenken.testkit.lab.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab(LabPart.LIBVIRT)
@DisplayName("The libvirt lab")
class LibvirtLabIT {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration TOO_SHORT_FOR_A_STUCK_GUEST = Duration.ofSeconds(2);

  private static LibvirtLab lab;
  private static List<Guest> guests;

  @BeforeAll
  static void startLab() {
    lab = LibvirtLab.start();
    guests = lab.startGuests(GuestSpec.novaGuests(3));
  }

  @AfterAll
  static void stopLab() {
    lab.close();
  }

  @Test
  @DisplayName("runs guests that virsh domstats knows by name, with disk and network counters")
  void guests_have_statistics() {
    for (Guest guest : guests) {
      String stats = lab.virsh("domstats", guest.name()).orThrow().stdout();
      assertThat(stats)
          .contains("state.state=1")
          .contains("vcpu.current=2")
          .contains("block.0.name=vda")
          .contains("net.0.name=" + guest.spec().ports().get(0).tapDevice());
    }
  }

  @Test
  @DisplayName("serves readers on the read-only socket and refuses them changes")
  void read_only_socket() {
    String guest = guests.get(0).name();
    assertThat(lab.virsh("--connect", lab.uri(), "domstate", guest).stdout()).contains("running");
    assertThat(lab.virsh("--connect", lab.uri(), "suspend", guest).stderr()).contains("read only");
  }

  @Test
  @DisplayName("pins virtual CPUs and the emulator, and keeps nova's metadata")
  void pins_and_metadata() {
    GuestSpec spec =
        GuestSpec.builder()
            .nova("pinned & <odd>")
            .pin(0, "0")
            .pin(1, "0-1")
            .emulatorPin("0")
            .build();
    Guest guest = lab.startGuest(spec);
    String xml = lab.virsh("dumpxml", guest.name()).orThrow().stdout();
    assertThat(xml)
        .contains("<vcpupin vcpu='0' cpuset='0'/>")
        .contains("<emulatorpin cpuset='0'/>")
        .contains("<nova:name>pinned &amp; &lt;odd&gt;</nova:name>")
        .contains("xmlns:nova=\"http://openstack.org/xmlns/libvirt/nova/1.1\"");
    guest.kill();
  }

  @Test
  @DisplayName("takes foreign metadata, an empty CD-ROM drive and guests without disk or port")
  void odd_guests() {
    Guest guest =
        lab.startGuest(
            GuestSpec.builder()
                .metadata("<o:thing xmlns:o='urn:other'>not nova's</o:thing>")
                .disk(GuestDisk.emptyCdrom("hda"))
                .build());
    assertThat(lab.virsh("dumpxml", guest.name()).stdout()).contains("not nova's");
    assertThat(lab.virsh("domblklist", guest.name()).stdout()).contains("hda");
    guest.kill();
  }

  @Test
  @DisplayName("freezes a guest so that its statistics hang, and thaws it")
  void freeze_and_thaw() {
    Guest guest = guests.get(1);
    guest.freeze();
    assertThatThrownBy(
            () -> lab.virsh(TOO_SHORT_FOR_A_STUCK_GUEST, "domstats", "--balloon", guest.name()))
        .isInstanceOf(LabException.class)
        .hasMessageContaining("not done after 2000 ms");
    guest.thaw();
    Await.until(
        "the thawed guest has statistics again",
        SOON,
        () -> lab.virsh("domstats", "--balloon", guest.name()).stdout().contains("balloon.rss"));
  }

  @Test
  @DisplayName("pauses and resumes a guest")
  void suspend_and_resume() {
    Guest guest = guests.get(2);
    guest.suspend();
    assertThat(lab.virsh("domstate", guest.name()).stdout()).contains("paused");
    guest.resume();
    assertThat(lab.virsh("domstate", guest.name()).stdout()).contains("running");
  }

  @Test
  @DisplayName("shows a killed guest as shut off when it is persistent, and starts it again")
  void persistent_guest() {
    Guest guest = lab.define(GuestSpec.builder().persistent().build());
    assertThat(lab.virsh("domstate", guest.name()).stdout()).contains("shut off");
    assertThatThrownBy(guest::pid).hasMessageContaining("does not run");
    guest.start();
    guest.kill();
    Await.until(
        "the killed guest is shut off",
        SOON,
        () -> lab.virsh("domstate", guest.name()).stdout().contains("shut off"));
    lab.virsh("undefine", guest.name()).orThrow();
  }

  @Test
  @DisplayName("says in libvirt's words why a guest does not start")
  void guest_that_cannot_start() {
    GuestSpec beyond = GuestSpec.builder().pin(0, "4000").build();
    assertThatThrownBy(() -> lab.startGuest(beyond)).hasMessageContaining("error:");
  }

  @Test
  @DisplayName("restarts the daemon under running guests")
  void daemon_restart() {
    long before = lab.daemonPid();
    lab.restartDaemon();
    assertThat(lab.daemonPid()).isNotEqualTo(before);
    assertThat(lab.virsh("list", "--name").stdout()).contains(guests.get(0).name());
    lab.killDaemon();
    assertThat(lab.virsh("list").succeeded()).isFalse();
    lab.startDaemon();
    assertThat(lab.virsh("list", "--name").stdout()).contains(guests.get(0).name());
  }

  @Test
  @DisplayName("freezes the daemon, which then answers nobody until it is thawed")
  void daemon_freeze() {
    lab.freezeDaemon();
    assertThatThrownBy(() -> lab.virsh(Duration.ofSeconds(1), "list"))
        .hasMessageContaining("not done after 1000 ms");
    lab.thawDaemon();
    assertThat(lab.virsh("list").succeeded()).isTrue();
  }

  @Test
  @DisplayName("leaves no process, tap, control group or file when it closes, even with all frozen")
  void leaves_nothing() throws Exception {
    List<String> traces = new ArrayList<>();
    long qemu;
    try (LibvirtLab other = LibvirtLab.start()) {
      Guest guest = other.startGuest(GuestSpec.nova("short-lived"));
      qemu = guest.pid();
      traces.add("/sys/class/net/" + guest.spec().ports().get(0).tapDevice());
      traces.add(other.directory().toString());
      Files.readAllLines(Path.of("/proc/" + qemu + "/cgroup")).stream()
          .filter(line -> line.contains("/machine/") && line.contains("cpu"))
          .map(LibvirtLabIT::groupDirectory)
          .forEach(traces::add);
      assertThat(traces).hasSizeGreaterThan(2).allMatch(trace -> Files.exists(Path.of(trace)));
      guest.freeze();
      other.freezeDaemon();
    }
    assertThat(ProcessHandle.of(qemu).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(traces).noneMatch(trace -> Files.exists(Path.of(trace)));
  }

  private static String groupDirectory(String line) {
    List<String> fields = List.of(line.split(":", 3));
    String controller = fields.get(1).isEmpty() ? "" : fields.get(1) + "/";
    String group = fields.get(2).substring(1);
    return "/sys/fs/cgroup/"
        + controller
        + group.replaceFirst("\\.libvirt-qemu.*", ".libvirt-qemu");
  }
}
