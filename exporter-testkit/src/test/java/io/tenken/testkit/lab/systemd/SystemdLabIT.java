package io.tenken.testkit.lab.systemd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.RequiresLab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@RequiresLab(LabPart.SYSTEMD)
@DisplayName("The systemd lab")
class SystemdLabIT {

  @Test
  @DisplayName("boots a systemd with a bus, and leaves no process, mount or control group")
  void boots_and_leaves_nothing() throws Exception {
    long systemd;
    long bus;
    Path group;
    try (SystemdLab lab =
        SystemdLab.start(Map.of("own.service", "[Service]\nExecStart=/bin/sleep infinity\n"))) {
      systemd = lab.pid();
      bus = lab.busPid();
      group = groupOf(systemd);

      assertThat(lab.busSocket()).exists();
      assertThat(lab.systemctl("start", "own.service").succeeded()).isTrue();
      assertThat(lab.property("own.service", "ActiveState")).isEqualTo("active");
      assertThat(group).exists();
    }
    assertThat(ProcessHandle.of(systemd)).isEmpty();
    assertThat(ProcessHandle.of(bus)).isEmpty();
    assertThat(group).doesNotExist();
    assertThat(Files.readString(Path.of("/proc/self/mounts")))
        .doesNotContain("/" + group.getFileName() + "/");
  }

  @Test
  @DisplayName("brings units into every state")
  void has_units_in_every_state() {
    try (SystemdLab lab = LabUnits.start()) {
      assertThat(
              List.of("steady", "remains", "once", "failing", "killed", "starting", "never")
                  .stream()
                  .map(unit -> lab.property("lab-" + unit + ".service", "SubState")))
          .containsExactly("running", "exited", "dead", "failed", "failed", "start", "dead");
      assertThat(
              List.of("never", "masked", "broken", "missing").stream()
                  .map(unit -> lab.property("lab-" + unit + ".service", "LoadState")))
          .containsExactly("loaded", "masked", "bad-setting", "not-found");
    }
  }

  private static Path groupOf(long pid) throws Exception {
    String name =
        Files.readAllLines(Path.of("/proc", Long.toString(pid), "cgroup")).stream()
            .filter(line -> line.contains("/tenken-systemd-"))
            .map(line -> line.split("/", -1)[1])
            .findFirst()
            .orElseThrow();
    Path unified = Path.of("/sys/fs/cgroup/unified", name);
    return Files.exists(unified) ? unified : Path.of("/sys/fs/cgroup", name);
  }
}
