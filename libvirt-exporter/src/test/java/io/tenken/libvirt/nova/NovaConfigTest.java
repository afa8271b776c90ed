package io.tenken.libvirt.nova;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("nova.conf")
class NovaConfigTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [DEFAULT];host = compute-7;[api];host = other   | compute-7
          [DEFAULT];host=a;host: b                        | b
          [DEFAULT];# host = no;my_host = no;host = 'q'   | q
          [vnc];host = other                              | ''
          host = before any section                       | ''
          [DEFAULT];debug = true                          | ''
          """)
  @DisplayName("tells the host of its section DEFAULT, the last one of several")
  void host(String lines, String host) throws IOException {
    assertThat(new NovaConfig(write(lines)).host()).isEqualTo(host);
  }

  @Test
  @DisplayName("is read again when it has changed, and says nothing when it is gone")
  void changed() throws IOException {
    Path file = write("[DEFAULT];host = a");
    NovaConfig config = new NovaConfig(file);
    assertThat(config.host()).isEqualTo("a");

    write("[DEFAULT];host = b");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1));
    assertThat(config.host()).isEqualTo("b");

    Files.delete(file);
    assertThat(config.host()).isEmpty();
  }

  private Path write(String lines) throws IOException {
    return Files.writeString(folder.resolve("nova.conf"), lines.replace(';', '\n') + "\n");
  }
}
