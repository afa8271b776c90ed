package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever bytes come as a description")
class DescriptionFuzzTest {

  private static final int LENGTH_OF_A_PORT_IN_1_3 = 64;

  @FuzzTest
  @DisplayName("ports are all read, or the reply is refused")
  void ports(byte[] bytes) {
    for (OpenFlowVersion version : OpenFlowVersion.values()) {
      try {
        List<PortDescription> ports = PortDescription.read(version, bytes, 0, bytes.length);
        assertThat(ports).hasSize(ports(version, bytes));
        ports.forEach(port -> assertThat(port.name().length()).isLessThanOrEqualTo(16));
      } catch (WireFormatException refused) {
        assertThat(refused.reason()).isNotBlank();
      }
    }
  }

  @FuzzTest
  @DisplayName("groups and meters are all read, or the reply is refused")
  void groupsAndMeters(byte[] bytes) {
    Set<Long> identifiers = new TreeSet<>();
    try {
      Identifiers.read(bytes, 0, bytes.length, identifiers);
    } catch (WireFormatException refused) {
      assertThat(refused.reason()).isNotBlank();
      return;
    }
    Set<Long> expected = new TreeSet<>();
    for (int at : entries(bytes, 0)) {
      expected.add(ByteBuffer.wrap(bytes).getInt(at + 4) & 0xffff_ffffL);
    }
    assertThat(identifiers).isEqualTo(expected);
  }

  @FuzzTest
  @DisplayName("a HELLO has a version that both speak, or none")
  void hello(byte[] bytes) {
    if (bytes.length >= Messages.HEADER_LENGTH) {
      assertThat(Messages.agree(bytes)).isNotNull();
    }
  }

  private static int ports(OpenFlowVersion version, byte[] bytes) {
    return version == OpenFlowVersion.V1_3
        ? bytes.length / LENGTH_OF_A_PORT_IN_1_3
        : entries(bytes, 4).size();
  }

  /** Where entries start whose length stands {@code offset} bytes behind their start. */
  private static List<Integer> entries(byte[] bytes, int offset) {
    List<Integer> starts = new ArrayList<>();
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (int at = 0; at < bytes.length; at += buffer.getShort(at + offset) & 0xffff) {
      starts.add(at);
    }
    return starts;
  }
}
