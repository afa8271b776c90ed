package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The messages of a client that only asks")
class MessagesTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0600 0018 00000001 0001 0008 0000007e 0000000000000000   | V1_4
      0500 0008 00000001                                       | V1_4
      0400 0008 00000001                                       | V1_3
      0300 0008 00000001                                       |
      0600 0010 00000001 0001 0008 00000012                    | V1_3
      0600 0010 00000001 0001 0008 00000002                    |
      0600 0018 00000001 0009 0008 00000000 0001 0008 00000010 | V1_3
      0400 000c 00000001 0001 0008                             | V1_3
      ff00 0008 00000001                                       | V1_4
      """)
  @DisplayName("agree on the best version that both speak, by the bitmap if there is one")
  void agree(String hello, OpenFlowVersion version) {
    assertThat(Messages.agree(FlowEntry.hex(hello)).orElse(null)).isEqualTo(version);
  }

  @Test
  @DisplayName("ask for everything of one kind")
  void requests() {
    assertThat(Messages.request(OpenFlowVersion.V1_3, Messages.Multipart.PORT_DESC, 5))
        .isEqualTo(FlowEntry.hex("04 12 0010 00000005 000d 0000 00000000"));
    assertThat(Messages.request(OpenFlowVersion.V1_4, Messages.Multipart.METER_CONFIG, 6))
        .isEqualTo(FlowEntry.hex("05 12 0018 00000006 000a 0000 00000000 ffffffff 00000000"));
    assertThat(Messages.request(OpenFlowVersion.V1_4, Messages.Multipart.FLOW, 7))
        .hasSize(56)
        .startsWith(FlowEntry.hex("05 12 0038 00000007 0001 0000 00000000 ff000000 ffffffff"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"0007, a description of 7 bytes", "0010, a description of 16 bytes"})
  @DisplayName("refuse a description whose length makes no sense")
  void descriptions(String length, String reason) {
    byte[] group = FlowEntry.hex(length + "0000 00000001");

    assertThatThrownBy(() -> Identifiers.read(group, 0, 8, new HashSet<>()))
        .hasMessageContaining(reason);
  }

  @Test
  @DisplayName("refuse a port whose length makes no sense, and keep a name without end")
  void ports() {
    byte[] port = new byte[72];
    port[5] = 39;
    assertThatThrownBy(() -> PortDescription.read(OpenFlowVersion.V1_4, port, 0, 72))
        .hasMessageContaining("a port of 39 bytes");
    assertThatThrownBy(() -> PortDescription.read(OpenFlowVersion.V1_3, port, 0, 63))
        .hasMessageContaining("a port of 64 bytes");
    Arrays.fill(port, 16, 32, (byte) 'x');
    port[35] = 1;
    port[39] = 1;
    PortDescription read = PortDescription.read(OpenFlowVersion.V1_3, port, 0, 64).get(0);
    assertThat(read.name()).isEqualTo("x".repeat(16));
    assertThat(read.adminDown()).isTrue();
    assertThat(read.linkDown()).isTrue();
  }
}
