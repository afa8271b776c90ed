package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.ingress.Captures;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

@Label("A reply of BIRD")
class ReplyAssemblerPropertyTest {

  @Property(tries = 200)
  void is_the_same_however_its_bytes_come(@ForAll @IntRange(min = 1, max = 5000) int size)
      throws Exception {
    byte[] bytes = Captures.bytes("bird/bird2.show-protocols-all.raw");
    ReplyAssembler assembler = new ReplyAssembler("bird.ctl", 0);
    for (int at = 0; at < bytes.length; at += size) {
      assertThat(assembler.isComplete()).isFalse();
      byte[] chunk = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
      Replies.give(assembler, chunk, chunk.length);
    }
    assertThat(assembler.take())
        .hasToString(Replies.capture("bird2.show-protocols-all").toString());
  }

  @Property(tries = 200)
  void is_incomplete_wherever_it_is_cut(@ForAll @IntRange(min = 0, max = 8000) int length)
      throws Exception {
    byte[] bytes = Captures.bytes("bird/bird16.show-protocols-all.raw");
    int cut = Math.min(length, bytes.length - 1);
    ReplyAssembler assembler = new ReplyAssembler("bird.ctl", 0);
    Replies.give(assembler, bytes, cut);

    assertThat(assembler.isComplete()).isFalse();
  }
}
