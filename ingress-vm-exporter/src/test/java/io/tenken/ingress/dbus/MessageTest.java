package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.ingress.Captures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A message of D-Bus")
class MessageTest {

  @Test
  void from_systemd_is_read_whole() throws Exception {
    Message reply = capture("ListUnitsByNames");

    assertThat(reply.is(MessageType.METHOD_RETURN)).isTrue();
    assertThat(reply.replySerial()).isEqualTo(2);
    assertThat(reply.text(HeaderField.SIGNATURE)).isEqualTo("a(ssssssouso)");
    List<DbusValue> rows = reply.body().get(0).items();
    assertThat(rows).hasSize(6);
    assertThat(rows.get(1).items().subList(0, 7))
        .extracting(value -> value.asText().orElseThrow())
        .containsExactly(
            "lab-missing.service",
            "lab-missing.service",
            "not-found",
            "inactive",
            "dead",
            "",
            "/org/freedesktop/systemd1/unit/lab_2dmissing_2eservice");
  }

  @Test
  void may_hold_hundreds_of_properties_of_all_types() throws Exception {
    assertThat(property("GetAll-Service", "ExecMainStatus")).isEqualTo(new DbusValue.Whole(3));
    assertThat(property("GetAll-Service", "Result")).isEqualTo(new DbusValue.Text("exit-code"));
    assertThat(property("GetAll-Service", "MemoryCurrent")).isEqualTo(new DbusValue.Whole(-1));
    assertThat(property("GetAll-Unit", "Id")).isEqualTo(new DbusValue.Text("lab-failing.service"));
    assertThat(property("GetAll-Timer", "AccuracyUSec")).isEqualTo(new DbusValue.Whole(1000));
    assertThat(property("GetAll-Socket", "NAccepted")).isEqualTo(new DbusValue.Whole(1));
  }

  @Test
  void may_be_an_error() throws Exception {
    Message error = capture("nobody");

    assertThat(error.is(MessageType.ERROR)).isTrue();
    assertThat(error.text(HeaderField.ERROR_NAME))
        .isEqualTo("org.freedesktop.DBus.Error.ServiceUnknown");
    assertThat(error.body().get(0).asText().orElseThrow()).contains("org.example.Nobody");
  }

  @Test
  void may_answer_nobody() throws Exception {
    Message signal = capture("NameAcquired");

    assertThat(signal.is(MessageType.SIGNAL)).isTrue();
    assertThat(signal.replySerial()).isZero();
    assertThat(signal.text(HeaderField.ERROR_NAME)).isEmpty();
  }

  @Test
  void may_come_from_a_machine_of_the_other_order() throws Exception {
    ByteBuffer message = ByteBuffer.allocate(40);
    message.put(new byte[] {'B', 2, 1, 1}).putInt(4).putInt(7).putInt(15);
    message.put(new byte[] {5, 1, 'u', 0}).putInt(3);
    message.put(new byte[] {8, 1, 'g', 0, 1, 'u', 0, 0}).putInt(258);
    message.flip();

    assertThat(Message.length(message)).isEqualTo(36);
    Message read = Message.read(message);
    assertThat(read.replySerial()).isEqualTo(3);
    assertThat(read.body()).containsExactly(new DbusValue.Whole(258));
  }

  @Test
  void is_refused_if_it_begins_as_none() {
    assertThatThrownBy(() -> Message.length(start('x', 1, 0, 0)))
        .hasMessage("a message begins with byte 120");
    assertThatThrownBy(() -> Message.length(start('l', 2, 0, 0)))
        .hasMessage("version 2 of the protocol");
  }

  @Test
  void is_refused_if_it_is_too_large() throws Exception {
    assertThat(Message.length(start('l', 1, (8 << 20) - 16, 0))).isEqualTo(8 << 20);
    assertThatThrownBy(() -> Message.length(start('l', 1, (8 << 20) - 15, 0)))
        .hasMessage("a message of 8388609 bytes; at most 8388608 are taken");
    assertThatThrownBy(() -> Message.length(start('l', 1, -1, -1)))
        .hasMessageStartingWith("a message of 8589934607 bytes");
  }

  @Test
  void is_refused_if_bytes_follow_its_last_value() throws Exception {
    Message message =
        Message.read(ByteBuffer.wrap(MessageFixture.message(2, 1, "", "", new Object[0])));
    assertThat(message.body()).isEmpty();

    byte[] longer = MessageFixture.methodReturn(1, "u", 5L);
    byte[] wrong = Arrays.copyOf(longer, longer.length + 1);
    wrong[4]++;
    assertThatThrownBy(() -> Message.read(ByteBuffer.wrap(wrong)).body())
        .hasMessage("1 bytes behind the last value of a message");
  }

  private static ByteBuffer start(char order, int version, int bodyLength, int fieldsLength) {
    return ByteBuffer.allocate(16)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(0, (byte) order)
        .put(3, (byte) version)
        .putInt(4, bodyLength)
        .putInt(12, fieldsLength);
  }

  private static DbusValue property(String capture, String name) throws Exception {
    return capture(capture).body().get(0).items().stream()
        .filter(entry -> entry.items().get(0).asText().orElse("").equals(name))
        .map(entry -> entry.items().get(1))
        .findFirst()
        .orElseThrow();
  }

  private static Message capture(String name) throws Exception {
    byte[] bytes = Captures.bytes("dbus/" + name + ".raw");
    assertThat(Message.length(ByteBuffer.wrap(bytes))).isEqualTo(bytes.length);
    return Message.read(ByteBuffer.wrap(bytes));
  }
}
