package io.tenken.ingress.dbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.ingress.Captures;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("Messages in a stream")
class MessageAssemblerTest {

  @Property(tries = 40)
  void are_the_same_however_their_bytes_come(@ForAll @IntRange(min = 1, max = 70_000) int size)
      throws Exception {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (String name : List.of("Hello", "NameAcquired", "ListUnits", "GetAll-Service", "nobody")) {
      stream.writeBytes(Captures.bytes("dbus/" + name + ".raw"));
    }
    stream.writeBytes(MessageFixture.methodReturn(9, "s", "x".repeat(70_000)));
    byte[] bytes = stream.toByteArray();

    List<Integer> lengths = new ArrayList<>();
    MessageAssembler assembler = new MessageAssembler();
    for (int at = 0; at < bytes.length; at += size) {
      byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
      assembler.append(chunk, chunk.length);
      Optional<Message> message = assembler.next();
      while (message.isPresent()) {
        lengths.add(message.get().body().toString().length());
        message = assembler.next();
      }
    }
    assertThat(lengths).hasSize(6);
    assertThat(lengths.get(5)).isGreaterThan(70_000);
  }

  @Example
  void are_not_there_before_their_last_byte() throws Exception {
    byte[] bytes = Captures.bytes("dbus/Hello.raw");
    MessageAssembler assembler = new MessageAssembler();
    for (int i = 0; i < bytes.length; i++) {
      assertThat(assembler.next()).as("after %d bytes", i).isEmpty();
      assembler.append(new byte[] {bytes[i]}, 1);
    }
    assertThat(assembler.next()).isPresent();
    assertThat(assembler.next()).isEmpty();
  }

  @Example
  void end_where_there_is_none() {
    MessageAssembler assembler = new MessageAssembler();
    byte[] text = "HTTP/1.1 400 Bad Request\r\n".getBytes(StandardCharsets.UTF_8);
    assembler.append(text, text.length);

    assertThatThrownBy(assembler::next).isInstanceOf(MalformedMessageException.class);
  }
}
