package io.tenken.ingress.bgp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of sessions")
class SessionHistoryTest {

  private final SessionHistory history = new SessionHistory();

  @Test
  void starts_at_zero_whatever_the_first_state_is() {
    assertThat(counts(up("12:00:00Z"))).isEqualTo(new FlapCounts(0, 0));
  }

  @Test
  void counts_every_change_that_it_sees() {
    counts(up("12:00:00Z"));
    assertThat(counts(down("12:01:00Z"))).isEqualTo(new FlapCounts(0, 1));
    assertThat(counts(down("12:01:30Z"))).isEqualTo(new FlapCounts(0, 1));
    assertThat(counts(up("12:02:00Z"))).isEqualTo(new FlapCounts(1, 1));
    assertThat(counts(up("12:02:00Z"))).isEqualTo(new FlapCounts(1, 1));
  }

  @Test
  void counts_a_flap_that_happened_between_two_readings() {
    counts(up("12:00:00Z"));

    assertThat(counts(up("12:00:10Z"))).isEqualTo(new FlapCounts(1, 1));
  }

  @Test
  void takes_a_jittering_begin_for_the_same() {
    counts(up("12:00:00Z"));
    SessionPast past = history.update(List.of(up("12:00:01Z"))).get(0);

    assertThat(past.counts()).isEqualTo(new FlapCounts(0, 0));
    assertThat(past.since()).contains(moment("12:00:00Z"));
  }

  @Test
  void takes_the_leap_to_summer_time_for_no_flap() {
    counts(up("12:00:00Z"));

    assertThat(counts(up("13:00:00Z"))).isEqualTo(new FlapCounts(0, 0));
  }

  @Test
  void keeps_the_exact_begin_when_the_daemon_tells_only_the_day_any_more() {
    counts(up("12:00:00Z"));
    BgpSession dayOnly =
        session(SessionState.ESTABLISHED, new Moment(moment("00:00:00Z").at(), true), null);
    SessionPast past = history.update(List.of(dayOnly)).get(0);

    assertThat(past.counts()).isEqualTo(new FlapCounts(0, 0));
    assertThat(past.since()).contains(moment("12:00:00Z"));
  }

  @Test
  void hands_on_the_counts_of_a_daemon_that_counts_itself() {
    FlapCounts own = new FlapCounts(7, 6);

    assertThat(counts(session(SessionState.ESTABLISHED, moment("12:00:00Z"), own))).isEqualTo(own);
  }

  @Test
  void forgets_a_session_that_is_no_longer_configured() {
    counts(up("12:00:00Z"));
    counts(down("12:01:00Z"));
    history.update(List.of());

    assertThat(counts(up("12:02:00Z"))).isEqualTo(new FlapCounts(0, 0));
  }

  private FlapCounts counts(BgpSession session) {
    return history.update(List.of(session)).get(0).counts();
  }

  private static BgpSession up(String time) {
    return session(SessionState.ESTABLISHED, moment(time), null);
  }

  private static BgpSession down(String time) {
    return session(SessionState.ACTIVE, moment(time), null);
  }

  private static Moment moment(String time) {
    return Moment.at(Instant.parse("2026-11-22T" + time));
  }

  static BgpSession session(SessionState state, Moment since, FlapCounts flaps) {
    return new BgpSession(
        new SessionId("default", "leaf1", "10.0.0.1", "65000"),
        new SessionFacts(PeerGroup.OTHER, "64512", ""),
        state,
        Optional.of(since),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(flaps),
        Optional.empty(),
        List.of());
  }
}
