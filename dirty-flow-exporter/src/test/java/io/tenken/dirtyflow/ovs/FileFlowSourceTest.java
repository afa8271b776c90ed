package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.dirtyflow.dump.Captures;
import io.tenken.dirtyflow.dump.FlowDump;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Flows from a file")
class FileFlowSourceTest {

  @TempDir Path directory;

  @Test
  @DisplayName("are those of the dump in it, whatever its size")
  void areRead() throws Exception {
    String line = " cookie=0x1, duration=1s, table=%d, reg0=%d actions=drop%n";
    StringBuilder text = new StringBuilder("OFPST_FLOW reply (OF1.3) (xid=0x2):\n");
    for (int i = 0; i < 20_000; i++) {
      text.append(line.formatted(i % 200, i));
    }
    FlowDump dump = FileFlowSource.read(write("large", text.toString()));

    assertThat(dump.isComplete()).isTrue();
    assertThat(dump.table().size()).isEqualTo(20_000);
    assertThat(dump.version()).contains("OF1.3");
  }

  @Test
  @DisplayName("keep the lines that are a problem for whoever reads them")
  void keepProblems() throws Exception {
    String file = write("broken", Captures.text("br-ex.default-decode-error.txt"));

    assertThat(FileFlowSource.read(file).isComplete()).isFalse();
  }

  @Test
  @DisplayName("that is not there, or is none, are a failure that names it")
  void noFile() {
    CollectorException missing = failure(directory.resolve("gone").toString());
    assertThat(missing.reason()).isEqualTo(FailureReason.UNREACHABLE);
    assertThat(missing).hasMessageContaining("gone: there is no such file");

    CollectorException noFile = failure(directory.toString());
    assertThat(noFile.reason()).isEqualTo(FailureReason.PROTOCOL);
    assertThat(noFile).hasMessageStartingWith("read " + directory + ": ");
  }

  private static CollectorException failure(String file) {
    return catchThrowableOfType(CollectorException.class, () -> FileFlowSource.read(file));
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(directory.resolve(name), text).toString();
  }
}
