package io.tenken.ingress.frr;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

/** Each seed shows one kind of answer; whole answers of FRR are read by {@link FrrReadersTest}. */
@DisplayName("Whatever bytes come from a vty socket of FRR")
class FrrFuzzTest {

  private static final Instant NOW = Instant.parse("2026-11-22T02:06:24Z");

  @DisplayName("the answer is refused as a whole, or every session in it is told once")
  @FuzzTest
  void answers(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    ShowVersionReader.read(text);
    try {
      ShowBfdPeersReader.read(text, NOW).forEach(bfd -> assertThat(bfd.state()).isNotNull());
      Map<NeighborKey, NeighborDetails> details = ShowBgpNeighborsReader.read(text);
      ShowBgpSummaryReader summary = new ShowBgpSummaryReader(NOW);
      summary.read(text);
      check(summary);
      DetailsPace pace = new DetailsPace(Duration.ZERO, Ticker.system());
      assertThat(pace.fresh(summary.sessions(), details)).hasSameSizeAs(summary.sessions());
    } catch (CollectorException refused) {
      assertThat(refused.reason()).isNotNull();
    }
  }

  private static void check(ShowBgpSummaryReader summary) {
    assertThat(summary.sessions().stream().map(BgpSession::id)).doesNotHaveDuplicates();
    for (BgpSession session : summary.sessions()) {
      assertThat(session.channels().stream().map(BgpChannel::family)).doesNotHaveDuplicates();
      assertThat(session.channels())
          .allMatch(channel -> channel.routes().values().stream().allMatch(count -> count >= 0));
    }
    assertThat(new HashSet<>(summary.tables())).allMatch(table -> table.entries() >= 0);
  }

  @DisplayName("a reply ends where its trailer is, and its text is what stands before")
  @FuzzTest
  void replies(byte[] bytes) throws CollectorException {
    VtyReply reply = new VtyReply("bgpd.vty");
    int half = bytes.length / 2;
    reply.append(bytes, half);
    byte[] rest = Arrays.copyOfRange(bytes, half, bytes.length);
    reply.append(rest, rest.length);
    if (!reply.isComplete()) {
      reply.append(new byte[4], 4);
    }

    assertThat(reply.status()).isBetween(0, 255);
    assertThat(reply.text()).isNotNull();
  }
}
