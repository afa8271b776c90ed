package io.tenken.ingress.bird;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.spi.CollectorException;
import io.tenken.ingress.Captures;
import io.tenken.ingress.bgp.BgpSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever bytes come from the control socket of BIRD")
class BirdFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-22T02:03:42Z");

  /** As if BIRD had closed the reply where the bytes end. */
  private static final byte[] END = "\n0000 \n".getBytes(StandardCharsets.US_ASCII);

  /** The short ones; of protocols each seed shows one construct. */
  static Stream<byte[]> captures() {
    return Stream.of(
            "bird16.banner",
            "bird16.show-status",
            "bird16.show-bfd-sessions",
            "bird16.show-memory",
            "bird2.show-status",
            "bird2.show-bfd-sessions",
            "bird2.show-memory",
            "bird2.show-nonsense",
            "bird3.show-status")
        .map(name -> Captures.bytes("bird/" + name + ".raw"));
  }

  @MethodSource("captures")
  @DisplayName("every reply is refused as a whole, or every row in it is told")
  @FuzzTest
  void replies(byte[] bytes) {
    try {
      readAll(assemble(bytes));
    } catch (CollectorException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  @MethodSource("captures")
  @DisplayName("a greeting tells a version, or it is refused")
  @FuzzTest
  void greetings(byte[] bytes) {
    try {
      assertThat(Banner.version(assemble(bytes), "bird.ctl")).isNotNull();
    } catch (CollectorException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  @MethodSource("captures")
  @DisplayName("a reply is the same however it comes in pieces")
  @FuzzTest
  void pieces(byte[] bytes) {
    int size = bytes.length == 0 ? 1 : 1 + Byte.toUnsignedInt(bytes[0]);
    assertThat(outcome(bytes, size, 0)).isEqualTo(outcome(bytes, bytes.length + 1, bytes.length));
  }

  private static String outcome(byte[] bytes, int size, int expected) {
    ReplyAssembler assembler = new ReplyAssembler("bird.ctl", expected);
    try {
      for (int at = 0; at < bytes.length; at += size) {
        byte[] piece = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size));
        Replies.give(assembler, piece, piece.length);
      }
      return assembler.isComplete() ? assembler.take().toString() : "incomplete";
    } catch (CollectorException refused) {
      return refused.toString();
    }
  }

  private static BirdReply assemble(byte[] bytes) throws CollectorException {
    ReplyAssembler assembler = new ReplyAssembler("bird.ctl", bytes.length + END.length);
    Replies.give(assembler, bytes, bytes.length);
    if (!assembler.isComplete()) {
      Replies.give(assembler, END, END.length);
    }
    return assembler.take();
  }

  private static void readAll(BirdReply reply) throws CollectorException {
    BirdStatus status = ShowStatusParser.parse(reply);
    BirdSessions sessions = new BirdSessions(BirdTime.of(status.serverTime(), NOW));
    ShowMemoryParser.parse(reply).values().forEach(bytes -> assertThat(bytes).isNotNegative());
    ShowBfdSessionsParser.parse(reply).forEach(sessions::bfd);
    List<BirdProtocol> protocols = Replies.protocols(reply).protocols();
    long rows = reply.lines().stream().filter(line -> line.code() == 1002).count();
    assertThat(protocols).hasSize((int) rows);
    for (BirdProtocol protocol : protocols) {
      check(sessions.bgp(protocol));
    }
  }

  private static void check(BgpSession session) {
    assertThat(session.id().protocol()).doesNotContain(" ").isNotEmpty();
    session
        .channels()
        .forEach(
            channel -> {
              assertThat(channel.routes().values()).allMatch(count -> count >= 0);
              assertThat(channel.changes()).allMatch(change -> change.count() >= 0);
            });
  }
}
