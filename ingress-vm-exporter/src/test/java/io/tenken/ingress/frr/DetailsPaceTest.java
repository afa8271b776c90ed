package io.tenken.ingress.frr;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.testing.FakeTicker;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.RouteLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Details of neighbors")
class DetailsPaceTest {

  private static final int MANY = DetailsPace.FEW + 1;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeTicker ticker = new FakeTicker();
  private final DetailsPace pace = new DetailsPace(MINUTE, ticker);

  @Test
  void are_due_with_every_reading_of_few_sessions() throws Exception {
    List<BgpSession> few = sessions(DetailsPace.FEW, 1);
    answer(few);

    assertThat(pace.isDue(few)).isTrue();
  }

  @Test
  void of_many_sessions_are_due_at_first_and_then_at_an_interval() throws Exception {
    List<BgpSession> many = sessions(MANY, 1);

    assertThat(pace.isDue(many)).isTrue();
    answer(many);
    assertThat(pace.isDue(many)).isFalse();
    ticker.advance(MINUTE.minusMillis(1));
    assertThat(pace.isDue(many)).isFalse();
    assertThat(pace.age()).isEqualTo(MINUTE.minusMillis(1));
    ticker.advance(Duration.ofMillis(1));
    assertThat(pace.isDue(many)).isTrue();
    answer(many);
    assertThat(pace.isDue(many)).isFalse();
  }

  @Test
  void are_due_at_once_when_a_session_has_changed_or_is_new() throws Exception {
    answer(sessions(MANY, 1));

    assertThat(pace.isDue(sessions(MANY, 2))).isTrue();
    assertThat(pace.isDue(sessions(MANY + 1, 1))).isTrue();
  }

  @Test
  void that_are_remembered_have_no_time_that_has_run_on_since() throws Exception {
    List<BgpSession> many = sessions(MANY, 1);
    BgpSession fresh = answer(many).get(0);
    BgpSession remembered = pace.remembered(many).get(0);

    assertThat(fresh.hold()).contains(new HoldTimer(90, OptionalDouble.of(80)));
    assertThat(remembered.hold()).contains(new HoldTimer(90, OptionalDouble.empty()));
    assertThat(remembered.channels().get(0).limits())
        .containsExactly(new RouteLimit("import", OptionalLong.of(100), false));
  }

  private List<BgpSession> answer(List<BgpSession> sessions) throws Exception {
    return pace.fresh(sessions, ShowBgpNeighborsReader.read(ManyPeers.neighbors(sessions.size())));
  }

  private static List<BgpSession> sessions(int count, int upsOfFirst) throws Exception {
    ShowBgpSummaryReader summary = new ShowBgpSummaryReader(Instant.EPOCH);
    summary.read(ManyPeers.summary(count, upsOfFirst));
    return summary.sessions();
  }
}
