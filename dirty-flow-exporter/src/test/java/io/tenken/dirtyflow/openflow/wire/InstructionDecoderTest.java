package io.tenken.dirtyflow.openflow.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The instructions of a flow")
class InstructionDecoderTest {

  private static final String OUTPUT_1 = "0000 0010 00000001 0000 000000000000";

  @Test
  @DisplayName("are written in the order in which the switch does them, not in that of the message")
  void order() {
    byte[] all =
        concatenated(
            FlowEntry.instruction(1, "09 000000"),
            FlowEntry.instruction(2, "00000000 0000000000000005 ffffffffffffffff"),
            FlowEntry.instruction(5, "00000000"),
            FlowEntry.instruction(3, "00000000" + OUTPUT_1),
            FlowEntry.instruction(4, "00000000" + OUTPUT_1),
            FlowEntry.instruction(6, "00000003"));

    assertThat(text(all))
        .isEqualTo(
            "actions=meter:3,output:1,clear_actions,write_actions(output:1),write_metadata:0x5,goto_table:9");
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      2 | 00000000 0000000000000005 00000000000000ff | write_metadata:0x5/0xff
      3 | 00000000                                   | drop
      4 | 00000000                                   | drop
      7 | 00000000                                   | unknown_instruction(0007000800000000)
      65535 | 12345678 00000000 00000000             | unknown_instruction(ffff0010123456780000000000000000)
      """)
  @DisplayName("that do nothing are nothing; one that is not known is kept with all its bytes")
  void single(int type, String content, String expected) {
    byte[] entry = FlowEntry.of(FlowEntry.match(""), FlowEntry.instruction(type, content));

    assertThat(FlowEntry.text(entry)).isEqualTo("actions=" + expected);
    boolean unknown = expected.startsWith("unknown");
    assertThat(FlowEntry.read(entry).hasOpaqueParts(0)).isEqualTo(unknown);
  }

  @Test
  @DisplayName("that break the rules are refused with the whole reply")
  void refused() {
    byte[] meter = FlowEntry.instruction(6, "00000003");
    assertThatThrownBy(() -> text(concatenated(meter, meter)))
        .hasMessageContaining("instruction 6 comes twice");
    assertThatThrownBy(() -> text(FlowEntry.hex("0006 0004 0000 0000")))
        .hasMessageContaining("an instruction 6 of 4 bytes");
    assertThatThrownBy(() -> text(FlowEntry.hex("0006 000c 00000003 00000000")))
        .hasMessageContaining("an instruction 6 of 12 bytes");
    assertThatThrownBy(() -> text(FlowEntry.hex("0006 0010 00000003")))
        .isInstanceOf(WireFormatException.class);
  }

  private static String text(byte[] instructions) {
    return FlowEntry.text(FlowEntry.of(FlowEntry.match(""), instructions));
  }

  private static byte[] concatenated(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
