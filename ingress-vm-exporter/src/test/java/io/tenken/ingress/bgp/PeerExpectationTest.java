package io.tenken.ingress.bgp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The expectation of peers")
class PeerExpectationTest {

  private static final BgpSession LEAF1 = session("leaf1", "10.0.0.1", SessionState.ESTABLISHED);
  private static final BgpSession LEAF2 = session("leaf2", "10.0.0.2", SessionState.ACTIVE);
  private static final BgpSession V6 = session("leaf6", "fe80::1%eth0", SessionState.ESTABLISHED);

  @Test
  void counts_all_sessions_where_nothing_is_expected() {
    assertThat(PeerExpectation.NONE.count(List.of(LEAF1, LEAF2)))
        .isEqualTo(new PeerCounts(0, 2, 1));
  }

  @Test
  void may_be_a_number() {
    assertThat(new PeerExpectation(List.of(), OptionalInt.of(3)).count(List.of(LEAF1, LEAF2)))
        .isEqualTo(new PeerCounts(3, 2, 1));
  }

  @Test
  void counts_only_the_named_peers_so_that_no_other_stands_in_for_one_that_is_down() {
    assertThat(named("leaf1", "leaf2", "leaf3").count(List.of(LEAF1, LEAF2, V6)))
        .isEqualTo(new PeerCounts(3, 2, 1));
  }

  @Test
  void may_name_addresses_in_any_spelling() {
    assertThat(named("10.0.0.1", "FE80:0::1").find(List.of(LEAF1, V6)))
        .containsExactly(
            new ExpectedPeer("10.0.0.1", true, true, Optional.empty()),
            new ExpectedPeer("FE80:0::1", true, true, Optional.empty()));
  }

  @Test
  void tells_the_last_error_of_a_peer_that_is_down() {
    SessionError refused = new SessionError(ErrorClass.SOCKET, "Socket: Connection refused");
    BgpSession down = session("leaf2", "10.0.0.2", SessionState.ACTIVE, Optional.of(refused));

    assertThat(named("leaf2").find(List.of(LEAF1, down)))
        .containsExactly(new ExpectedPeer("leaf2", true, false, Optional.of(refused)));
  }

  @Test
  void is_there_when_nothing_answers() {
    assertThat(named("leaf1").count(List.of())).isEqualTo(new PeerCounts(1, 0, 0));
    assertThat(named("leaf1").find(List.of()))
        .containsExactly(new ExpectedPeer("leaf1", false, false, Optional.empty()));
  }

  @Test
  void is_names_or_a_number() {
    assertThatThrownBy(() -> new PeerExpectation(List.of("a"), OptionalInt.of(1)))
        .hasMessageContaining("not both");
    assertThatThrownBy(() -> new PeerExpectation(List.of(), OptionalInt.of(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static PeerExpectation named(String... names) {
    return new PeerExpectation(List.of(names), OptionalInt.empty());
  }

  private static BgpSession session(String protocol, String peer, SessionState state) {
    return session(protocol, peer, state, Optional.empty());
  }

  private static BgpSession session(
      String protocol, String peer, SessionState state, Optional<SessionError> error) {
    return new BgpSession(
        new SessionId("default", protocol, peer, "65000"),
        new SessionFacts(PeerGroup.OTHER, "64512", ""),
        state,
        Optional.empty(),
        error,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
