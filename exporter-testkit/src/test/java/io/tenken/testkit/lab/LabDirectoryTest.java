package io.tenken.testkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lab directory")
class LabDirectoryTest {

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  @DisplayName("takes the processes that name it with it")
  void close_removes_all() throws IOException {
    LabDirectory directory = LabDirectory.create("test");
    Path file = directory.write("file", "text");
    Files.createDirectories(directory.resolve("deep/below"));
    LabProcess tail = LabProcess.start(directory, "tail", List.of("tail", "-f", file.toString()));
    directory.close();
    Await.until("the process is gone", SOON, () -> !tail.isAlive());
    assertThat(directory.path()).doesNotExist();
  }

  @Test
  @DisplayName("of a process that is gone is removed by the next lab, with its processes")
  void orphan() throws IOException {
    LabOwner gone = new LabOwner(Integer.MAX_VALUE, 1);
    Path orphan = Files.createTempDirectory("tenken-test-" + gone + "-");
    Path file = Files.writeString(orphan.resolve("file"), "text");
    Process tail = new ProcessBuilder("tail", "-f", file.toString()).start();
    try (LabDirectory next = LabDirectory.create("test")) {
      assertThat(next.path()).exists();
      assertThat(orphan).doesNotExist();
      Await.until("the orphan's process is gone", SOON, () -> !tail.isAlive());
    }
  }

  @Test
  @DisplayName("of a living process is left alone by other labs")
  void not_an_orphan() {
    try (LabDirectory one = LabDirectory.create("test");
        LabDirectory other = LabDirectory.create("test")) {
      assertThat(one.path()).exists().isNotEqualTo(other.path());
      assertThat(one.linkPrefix()).hasSize(10).isNotEqualTo(other.linkPrefix());
    }
  }

  @Test
  @DisplayName("shows the end of a daemon's log when the daemon ends too early or stays silent")
  void daemon_that_does_not_come_up() {
    try (LabDirectory directory = LabDirectory.create("test")) {
      LabProcess ended =
          LabProcess.start(directory, "early", List.of("sh", "-c", "echo bad option; exit 7"));
      assertThatThrownBy(() -> ended.awaitReady(SOON, () -> false))
          .hasMessageContaining("status 7")
          .hasMessageContaining("bad option");
      LabProcess silent =
          LabProcess.start(
              directory, "late", List.of("sh", "-c", "echo hm; exec tail -f /dev/null"));
      Await.until("it said something", SOON, () -> silent.log().toFile().length() > 0);
      assertThatThrownBy(() -> silent.awaitReady(Duration.ZERO, () -> false))
          .hasMessageContaining("late is ready")
          .hasMessageContaining("hm");
      silent.close();
    }
  }

  @Test
  @DisplayName("stops a frozen daemon in an orderly way")
  void stop_of_a_frozen_daemon() throws IOException {
    try (LabDirectory directory = LabDirectory.create("test")) {
      LabProcess daemon =
          LabProcess.start(
              directory,
              "daemon",
              List.of(
                  "sh", "-c", "trap 'echo bye; exit' TERM; echo up; while :; do sleep 0.1; done"));
      daemon.awaitReady(SOON, () -> daemon.log().toFile().length() > 0);
      daemon.freeze();
      daemon.close();
      assertThat(Files.readString(daemon.log())).isEqualTo("up\nbye\n");
    }
  }
}
