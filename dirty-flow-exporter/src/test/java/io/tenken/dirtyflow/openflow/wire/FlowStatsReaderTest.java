package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.dirtyflow.table.FlowTable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A flow in a reply")
class FlowStatsReaderTest {

  private static final byte[] DROP = FlowEntry.of(FlowEntry.match(""), new byte[0]);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      80000a02 0800                                      | ip actions=drop
      80000a02 0800  80001401 06  80001c02 0050          | tcp,tp_dst=80 actions=drop
      8000070c 010000000000 010000000000                 | dl_dst=01:00:00:00:00:00/01:00:00:00:00:00 actions=drop
      8000 0d06 1005 1fff 0000                           | opaque
      80000d04 1005 1fff                                 | dl_vlan=5 actions=drop
      80000d04 1000 1000                                 | vlan_tci=0x1000/0x1000 actions=drop
      80000004 ffffff7e                                  | in_port=65406 actions=drop
      00010004 00000005                                  | reg0=0x5 actions=drop
      00010108 00000005 0000000f                         | reg0=0x5/0xf actions=drop
      80003410 20010db8000000000000000000000001          | ipv6_src=2001:db8::1 actions=drop
      80000a02 0800  00013502 00 01                      | ip,nw_frag=no actions=drop
      80000a02 0800  00013502 60 81                      | ip,nw_frag=no actions=drop
      80000a02 0800  00013502 02 02                      | ip,nw_frag=later actions=drop
      80000a02 0800  00013502 00 02                      | ip,nw_frag=not_later actions=drop
      80000a02 0800  00013502 01 01                      | ip,nw_frag=yes actions=drop
      80000a02 0800  00013401 01                         | ip,nw_frag=first actions=drop
      80000a02 0800  00013401 02                         | ip,nw_frag=<error> actions=drop
      """)
  @DisplayName("has the fields of its match")
  void matches(String oxm, String expected) {
    byte[] entry = FlowEntry.of(FlowEntry.match(oxm), new byte[0]);
    if (expected.equals("opaque")) {
      assertThat(FlowEntry.read(entry).flowsWithOpaqueParts()).isEqualTo(1);
    } else {
      assertThat(FlowEntry.text(entry)).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0009 fe04 00000001                     | oxm_0x0009_127=0x00000001
      0009 ff04 0001 00ff                    | oxm_0x0009_127=0x000100ff/masked
      ffff fe08 0000abcd 00000001            | oxm_0xffff_127_0x0000abcd=0x00000001
      8000 0a04 0800 0001                    | oxm_0x8000_5=0x08000001
      8000 0b03 08 00 ff                     | oxm_0x8000_5=0x0800ff/masked
      """)
  @DisplayName("keeps a field that is not known, or of another length, as its exact bytes")
  void unknownFields(String oxm, String token) {
    FlowTable table = FlowEntry.read(FlowEntry.of(FlowEntry.match(oxm), new byte[0]));

    assertThat(table.match(0).opaque()).containsExactly(token);
    assertThat(table.match(0).fields()).isEmpty();
    assertThat(table.hasOpaqueParts(0)).isTrue();
  }

  @Test
  @DisplayName("has its settings and counters")
  void head() {
    FlowTable table =
        FlowEntry.read(
            FlowEntry.hex(
                """
                0038 ff 00  00000002 1dcd6500  ffff 001e 012c 0013  0007 0000  8000000000000001
                ffffffffffffffff 0000000000000400  0001 0004 00000000
                """));

    assertThat(table.table(0)).isEqualTo(255);
    assertThat(table.priority(0)).isEqualTo(65535);
    assertThat(table.cookie(0)).isEqualTo(0x8000_0000_0000_0001L);
    assertThat(table.age(0).orElseThrow()).hasMillis(2_500);
    assertThat(table.packets(0)).isEmpty();
    assertThat(table.bytes(0)).hasValue(1024);
    assertThat(table.idleAge(0)).isEmpty();
    assertThat(table.flow(0).idleTimeout()).isEqualTo(30);
    assertThat(table.flow(0).hardTimeout()).isEqualTo(300);
    assertThat(table.flow(0).importance()).isEqualTo(7);
    assertThat(table.flow(0).flags().words())
        .containsExactly("send_flow_rem", "check_overlap", "no_byte_counts");
  }

  @Test
  @DisplayName("has its actions, also where flows before it had the same and others")
  void repeatedActions() {
    byte[] output = FlowEntry.applying("0000 0010 00000001 0000 000000000000");
    byte[] unknown = FlowEntry.applying("7777 0008 00000000");
    ByteBuffer entries = ByteBuffer.allocate(3 * (output.length + unknown.length));
    for (int i = 0; i < 3; i++) {
      entries.put(output).put(unknown);
    }
    FlowTable table = FlowEntry.read(entries.array());

    for (int row = 0; row < 6; row += 2) {
      assertThat(table.actionsText(row)).isEqualTo("output:1");
      assertThat(table.hasOpaqueParts(row)).isFalse();
      assertThat(table.actionsText(row + 1)).isEqualTo("unknown_action(7777000800000000)");
      assertThat(table.hasOpaqueParts(row + 1)).isTrue();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0037                                                   | a flow of 55 bytes
      ffff                                                   | a flow of 65535 bytes where 56 are left
      """)
  @DisplayName("of an impossible length is refused with the whole reply")
  void lengths(String length, String reason) {
    byte[] entry = DROP.clone();
    System.arraycopy(FlowEntry.hex(length), 0, entry, 0, 2);

    assertThatThrownBy(() -> FlowEntry.read(entry)).hasMessageContaining(reason);
    byte[] two = Arrays.copyOf(DROP, DROP.length + 1);
    assertThatThrownBy(() -> FlowEntry.read(two)).isInstanceOf(WireFormatException.class);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      0000 0004 00000000                       | a match of type 0
      0001 0003 00000000                       | a match of type 1 and 3 bytes
      0001 0006 0000 0000                      | the fields of a match do not fit its length
      0001 0009 8000 0a02 0800 00000000000000  | the fields of a match do not fit its length
      0001 00ff 00000000                       | bytes are needed
      0001 0009 ffff 0003 000000 0000000000    | an experimenter OXM of less than 4 bytes
      0001 0014 00010004 00000005 00010004 00000006 00000000 | matched twice, with values that contradict
      0001 000a 80001e02 0005 000000000000     | "udp_src" is matched without its protocol
      0001 0012 80000a02 0800 80001102 0006 000000000000 | "ip_dscp" with mask 0x6: it is matched as a whole
      0001 000c 80000004 0000ff00 00000000     | in_port_oxm 0xff00 is no port of Open vSwitch
      0001 000c 80000004 fffffeff 00000000     | in_port_oxm 0xfffffeff is no port of Open vSwitch
      0001 0012 80000a02 0806 80001604 0a000001 000000000000 | "ip_src" is matched without its protocol
      """)
  @DisplayName("with a match that breaks the rules is refused with the whole reply")
  void brokenMatches(String match, String reason) {
    byte[] entry = FlowEntry.of(FlowEntry.hex(match), new byte[0]);

    assertThatThrownBy(() -> FlowEntry.read(entry))
        .isInstanceOf(WireFormatException.class)
        .hasMessageContaining(reason);
  }
}
