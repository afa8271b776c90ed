package io.tenken.ingress.bird;

import io.tenken.core.spi.CollectorException;
import io.tenken.ingress.Captures;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Replies from captures and from text. */
final class Replies {

  private Replies() {}

  static BirdReply capture(String name) throws CollectorException {
    return of(Captures.bytes("bird/" + name + ".raw"));
  }

  static BirdReply of(String text) throws CollectorException {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** With the tables of route changes. */
  static BirdProtocols protocols(BirdReply reply) throws CollectorException {
    return ShowProtocolsParser.parse(reply, new RecurringTexts(), true);
  }

  private static BirdReply of(byte[] bytes) throws CollectorException {
    ReplyAssembler assembler = new ReplyAssembler("bird.ctl", 0);
    give(assembler, bytes, bytes.length);
    return assembler.take();
  }

  /** As a socket does. */
  static void give(ReplyAssembler assembler, byte[] bytes, int count) throws CollectorException {
    int at = 0;
    while (at < count) {
      ByteBuffer room = assembler.room();
      int now = Math.min(room.remaining(), count - at);
      room.put(bytes, at, now);
      assembler.received(now);
      at += now;
    }
  }
}
