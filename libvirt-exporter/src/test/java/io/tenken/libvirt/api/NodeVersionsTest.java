package io.tenken.libvirt.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A version of libvirt, packed in one number,")
class NodeVersionsTest {

  @ParameterizedTest
  @CsvSource({
    "9000000, 9.0.0",
    "7002022, 7.2.22",
    "10010003, 10.10.3",
    "1, 0.0.1",
    "0, ''",
    "-1, ''"
  })
  @DisplayName("is written as people write it; nothing stands for none")
  void text(long packed, String expected) {
    assertThat(NodeVersions.text(packed)).isEqualTo(expected);
  }
}
