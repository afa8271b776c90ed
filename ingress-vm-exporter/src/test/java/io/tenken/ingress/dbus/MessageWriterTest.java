package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A method call")
class MessageWriterTest {

  @Test
  void is_written_as_the_specification_says() {
    byte[] bytes =
        MessageWriter.bytes(
            new MethodCall("a.b", "/", "c.d", "M", List.of(new MethodCall.Text("hé"))), 258);

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo(
            // little-endian, method call, no flags, version 1; 8 bytes of body, serial, fields
            "6c010001"
                + "08000000"
                + "02010000"
                + "47000000"
                // path "/"
                + "01016f00"
                + "01000000"
                + "2f00"
                + "000000000000"
                // destination "a.b"
                + "06017300"
                + "03000000"
                + "612e6200"
                + "00000000"
                // interface "c.d"
                + "02017300"
                + "03000000"
                + "632e6400"
                + "00000000"
                // member "M"
                + "03017300"
                + "01000000"
                + "4d00"
                + "000000000000"
                // signature "s"
                + "08016700"
                + "01"
                + "7300"
                + "00"
                // "hé"
                + "03000000"
                + "68c3a900");
  }

  @Test
  void is_read_back_as_it_was_written() throws Exception {
    MethodCall call =
        new MethodCall(
            "org.freedesktop.systemd1",
            "/org/freedesktop/systemd1",
            "org.freedesktop.systemd1.Manager",
            "ListUnitsByPatterns",
            List.of(
                new MethodCall.Texts(List.of("failed", "active")),
                new MethodCall.Texts(List.of())));
    byte[] bytes = MessageWriter.bytes(call, 1);

    assertThat(Message.length(ByteBuffer.wrap(bytes))).isEqualTo(bytes.length);
    Message read = Message.read(ByteBuffer.wrap(bytes));
    assertThat(read.is(MessageType.METHOD_CALL)).isTrue();
    assertThat(read.text(HeaderField.PATH)).isEqualTo(call.path());
    assertThat(read.text(HeaderField.DESTINATION)).isEqualTo(call.destination());
    assertThat(read.text(HeaderField.INTERFACE)).isEqualTo(call.interfaceName());
    assertThat(read.text(HeaderField.MEMBER)).isEqualTo(call.member());
    assertThat(read.body())
        .containsExactly(
            new DbusValue.Items(
                List.of(new DbusValue.Text("failed"), new DbusValue.Text("active"))),
            new DbusValue.Items(List.of()));
  }

  @Test
  void without_arguments_has_no_signature() throws Exception {
    byte[] bytes = MessageWriter.bytes(new MethodCall("a.b", "/", "c.d", "M", List.of()), 1);

    Message read = Message.read(ByteBuffer.wrap(bytes));
    assertThat(read.text(HeaderField.SIGNATURE)).isEmpty();
    assertThat(read.body()).isEmpty();
  }
}
