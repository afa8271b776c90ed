package io.tenken.libvirt;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The node file of the test driver")
class NodeFileTest {

  @TempDir Path folder;

  @Test
  @DisplayName("is taken when it describes a node")
  void good() throws IOException {
    Path file = Files.writeString(folder.resolve("node.xml"), "<node><cpu/></node>");

    assertThatCode(() -> NodeFile.check(file)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no XML", "<node>", "<domain/>"})
  @DisplayName("is refused by name when it does not")
  void broken(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("node.xml"), content);

    assertThatThrownBy(() -> NodeFile.check(file))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("--libvirt.uri")
        .hasMessageContaining("node.xml");
  }

  @Test
  @DisplayName("is missed by name")
  void missing() {
    assertThatThrownBy(() -> NodeFile.check(folder.resolve("node.xml")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("node.xml");
  }
}
