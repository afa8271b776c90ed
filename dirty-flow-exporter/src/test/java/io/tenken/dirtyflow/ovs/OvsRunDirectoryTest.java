package io.tenken.dirtyflow.ovs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The directory of the sockets")
class OvsRunDirectoryTest {

  @TempDir Path directory;

  @Test
  @DisplayName("tells the bridges by their management sockets, and takes no odd name for one")
  void bridges() throws Exception {
    for (String file :
        new String[] {"br-int.mgmt", "br-ex.mgmt", "br-ex.snoop", "-x.mgmt", "a b.mgmt"}) {
      Files.createFile(directory.resolve(file));
    }

    OvsRunDirectory run = new OvsRunDirectory(directory);
    assertThat(run.bridges()).containsExactly("br-ex", "br-int");
    assertThat(run.managementSocket("br-ex")).isEqualTo(directory.resolve("br-ex.mgmt"));
    assertThat(run.databaseSocket()).isEqualTo(directory.resolve("db.sock"));
  }

  @Test
  @DisplayName("that is not there says what to look at")
  void missing() {
    CollectorException failure =
        catchThrowableOfType(
            CollectorException.class,
            () -> new OvsRunDirectory(directory.resolve("gone")).bridges());

    assertThat(failure.reason()).isEqualTo(FailureReason.UNREACHABLE);
    assertThat(failure).hasMessageContaining("does Open vSwitch run, and is --ovs.rundir right?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-O", "../x", "a/b", "a b", "br\n"})
  @DisplayName("holds no bridge whose name would be an option or another path")
  void names(String name) {
    assertThat(OvsRunDirectory.isBridgeName(name)).isFalse();
  }
}
