package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A reply of BIRD")
class ReplyAssemblerTest {

  @Test
  void has_a_code_for_every_line() throws Exception {
    assertThat(Replies.of("1000-BIRD 2.0.12\n1011-Router ID is 1.2.3.4\n  x\n0013 up\n").lines())
        .extracting(ReplyLine::toString)
        .containsExactly("1000 BIRD 2.0.12", "1011 Router ID is 1.2.3.4", "1011  x", "0013 up");
  }

  @Test
  void ends_at_the_first_line_with_a_blank_behind_its_code_whatever_that_is() throws Exception {
    ReplyAssembler assembler = new ReplyAssembler("bird.ctl", 0);
    append(assembler, "1002-a\n 0000 b\n");
    assertThat(assembler.isComplete()).isFalse();
    append(assembler, "8003 No protocols match\n");

    assertThat(assembler.isComplete()).isTrue();
    assertThat(assembler.take().code()).isEqualTo(8003);
  }

  @Test
  void leaves_out_the_echo_of_the_log() throws Exception {
    assertThat(Replies.of("1002-a\n+bird: x: state changed\n1002-b\n0000 \n").lines())
        .extracting(ReplyLine::text)
        .containsExactly("a", "b", "");
  }

  @Test
  void keeps_empty_details() throws Exception {
    assertThat(Replies.of("1006-\n \n1006-  x\n0000 \n").lines())
        .extracting(ReplyLine::text)
        .containsExactly("", "", "  x", "");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {" x\n", "HTTP/1.1 400 Bad\n", "1002\n", "100 x\n", "0000 \n0000 \n"})
  void is_refused_if_it_is_none(String text) {
    assertThatThrownBy(() -> Replies.of(text))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("bird.ctl")
        .extracting("reason")
        .isEqualTo(FailureReason.PROTOCOL);
  }

  @Test
  void is_refused_if_it_is_too_long() {
    String line = "x".repeat(ReplyAssembler.MAX_LINE_BYTES);
    assertThatThrownBy(() -> Replies.of("1002-" + line + "\n0000 \n"))
        .extracting("reason")
        .isEqualTo(FailureReason.LIMIT);
    String many = "1002-" + "y".repeat(1000) + "\n";
    assertThatThrownBy(() -> Replies.of(many.repeat(9000) + "0000 \n"))
        .extracting("reason")
        .isEqualTo(FailureReason.LIMIT);
  }

  private static void append(ReplyAssembler assembler, String text) throws CollectorException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Replies.give(assembler, bytes, bytes.length);
  }
}
