package io.tenken.ingress.frr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.Captures;
import io.tenken.ingress.bgp.BfdSession;
import io.tenken.ingress.bgp.BfdState;
import io.tenken.ingress.bgp.BgpChannel;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ErrorClass;
import io.tenken.ingress.bgp.FlapCounts;
import io.tenken.ingress.bgp.HoldTimer;
import io.tenken.ingress.bgp.MessageCounts;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.RouteLimit;
import io.tenken.ingress.bgp.RoutingTable;
import io.tenken.ingress.bgp.SessionId;
import io.tenken.ingress.bgp.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("FRR")
class FrrReadersTest {

  private static final Instant NOW = Instant.parse("2026-11-22T02:06:24Z");

  private final ShowBgpSummaryReader summary = new ShowBgpSummaryReader(NOW);
  private final List<BgpSession> sessions;

  FrrReadersTest() throws CollectorException {
    summary.read(Captures.text("frr/show-bgp-vrf-all-summary-json.txt"));
    String neighbors = Captures.text("frr/show-bgp-vrf-all-neighbors-json.txt");
    sessions =
        new DetailsPace(Duration.ZERO, Ticker.system())
            .fresh(summary.sessions(), ShowBgpNeighborsReader.read(neighbors));
  }

  @Test
  void tells_a_session_with_all_that_belongs_to_it() {
    BgpSession session = sessions.get(0);

    assertThat(session.id()).isEqualTo(new SessionId("default", "10.1.14.1", "10.1.14.1", "64512"));
    assertThat(session.state()).isEqualTo(SessionState.ESTABLISHED);
    assertThat(session.facts().localAs()).isEqualTo("64520");
    assertThat(session.facts().description()).isEqualTo("bird two on pnb1");
    assertThat(session.since()).contains(Moment.at(Instant.ofEpochSecond(1795313150)));
    assertThat(session.flaps()).contains(new FlapCounts(1, 0));
    assertThat(session.messages()).contains(new MessageCounts(10, 11));
    assertThat(session.hold()).contains(new HoldTimer(90, OptionalDouble.of(79)));
    assertThat(session.error()).isEmpty();
    assertThat(session.channels())
        .containsExactly(
            new BgpChannel(
                "ipv4",
                true,
                Map.of("imported", 6L, "exported", 8L),
                List.of(new RouteLimit("import", OptionalLong.of(100), false)),
                List.of()));
  }

  @Test
  void tells_states_with_numbers_of_rfc_4273() {
    assertThat(sessions)
        .extracting(BgpSession::state)
        .containsExactly(
            SessionState.ESTABLISHED,
            SessionState.ACTIVE,
            SessionState.ADMIN_DOWN,
            SessionState.ACTIVE,
            SessionState.ACTIVE);
  }

  @Test
  void tells_a_peer_of_two_families_once() {
    BgpSession v6 = sessions.get(4);

    assertThat(v6.id().peer()).isEqualTo("2001:db8:14::1");
    assertThat(v6.channels()).extracting(BgpChannel::family).containsExactly("ipv4", "ipv6");
  }

  @Test
  void tells_no_begin_of_a_session_that_never_was_up() {
    assertThat(sessions.get(1).since()).isEmpty();
  }

  @Test
  void tells_errors_of_sessions_that_are_not_established_by_class() {
    assertThat(sessions.get(4).error().orElseThrow().errorClass()).isEqualTo(ErrorClass.BGP_ERROR);
    assertThat(sessions.get(4).error().orElseThrow().text())
        .isEqualTo("BGP Notification send: Neighbor Events Error/Unspecific");
  }

  @Test
  void tells_the_size_of_its_tables() {
    assertThat(summary.routerId()).isEqualTo("10.1.14.4");
    assertThat(summary.tables())
        .containsExactly(
            new RoutingTable("default", "ipv4", 15, 2880, 3707320),
            new RoutingTable("default", "ipv6", 0, 0, 741464));
  }

  @Test
  void that_has_hit_a_prefix_limit_says_so_in_the_state() throws Exception {
    ShowBgpSummaryReader hit = new ShowBgpSummaryReader(NOW);
    hit.read(
        """
        {"red": {"ipv4Unicast": {"routerId": "1.1.1.1", "peers":
          {"10.0.0.1": {"state": "Idle (PfxCt)", "remoteAs": 65000, "prefixReceivedCount": 7}}}}}
        """);
    BgpSession session = hit.sessions().get(0);

    assertThat(session.id().vrf()).isEqualTo("red");
    assertThat(session.state()).isEqualTo(SessionState.IDLE);
    assertThat(session.channels().get(0).routes()).isEqualTo(Map.of("imported", 7L));
    assertThat(session.channels().get(0).limits())
        .containsExactly(new RouteLimit("import", OptionalLong.empty(), true));
  }

  @Test
  void without_bgp_has_no_sessions() throws Exception {
    ShowBgpSummaryReader none = new ShowBgpSummaryReader(NOW);
    none.read("% BGP instance not found\n");
    none.read("{}\n");
    none.read("{\"default\": {\"warning\": \"No IPv4 Unicast neighbors\"}}");

    assertThat(none.sessions()).isEmpty();
  }

  @Test
  void answers_with_json_or_not_at_all() {
    assertThatThrownBy(() -> summary.read("{\"default\": "))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("show bgp vrf all summary json")
        .extracting("reason")
        .isEqualTo(FailureReason.PARSE);
    assertThatThrownBy(() -> summary.read("[".repeat(100))).hasMessageContaining("no JSON");
  }

  @Test
  void tells_no_family_twice() {
    ShowBgpSummaryReader odd = new ShowBgpSummaryReader(NOW);
    String twice =
        """
        {"default": {"ipv4Unicast": {"peers": {"10.0.0.1": {}}},
                     "IPv4": {"peers": {"10.0.0.1": {}}}}}
        """;

    assertThatThrownBy(() -> odd.read(twice))
        .isInstanceOf(CollectorException.class)
        .hasMessageContaining("two families ipv4 in VRF default")
        .extracting("reason")
        .isEqualTo(FailureReason.PARSE);
  }

  @Test
  void tells_bfd_sessions() throws Exception {
    assertThat(ShowBfdPeersReader.read(Captures.text("frr/show-bfd-peers-json.txt"), NOW))
        .containsExactly(
            new BfdSession(
                "bfdd",
                "default",
                "10.1.14.1",
                "pnvf",
                BfdState.UP,
                Optional.of(Moment.at(NOW.minusSeconds(33))),
                OptionalDouble.of(0.3),
                OptionalDouble.of(1.5)));
  }

  @Test
  void tells_no_time_that_no_clock_can_show() throws Exception {
    for (String much : new String[] {"9223372036854775807", "100000000000001000"}) {
      ShowBgpSummaryReader odd = new ShowBgpSummaryReader(NOW);
      odd.read(
          """
          {"default": {"ipv4Unicast": {"peers": {
            "10.0.0.1": {"state": "Established", "peerUptimeEstablishedEpoch": %1$s},
            "10.0.0.2": {"state": "Active", "peerUptimeMsec": %1$s}}}}}
          """
              .formatted(much));

      assertThat(odd.sessions()).hasSize(2).allMatch(session -> session.since().isEmpty());
      assertThat(
              ShowBfdPeersReader.read("[{\"peer\": \"a\", \"uptime\": %s}]".formatted(much), NOW))
          .singleElement()
          .matches(session -> session.since().isEmpty());
    }
  }

  @Test
  void tells_its_version() {
    assertThat(ShowVersionReader.read(Captures.text("frr/show-version.txt"))).isEqualTo("8.4.4");
    assertThat(ShowVersionReader.read("% Unknown command")).isEmpty();
  }

  @Test
  void ends_a_reply_with_three_nul_bytes_and_a_status() throws Exception {
    VtyReply reply = new VtyReply("bgpd.vty");
    reply.append(new byte[] {'{', '}', 0, 0}, 4);
    assertThat(reply.isComplete()).isFalse();
    reply.append(new byte[] {0, 2}, 2);

    assertThat(reply.isComplete()).isTrue();
    assertThat(reply.status()).isEqualTo(2);
    assertThat(reply.text()).isEqualTo("{}");
  }

  @Test
  void ends_no_reply_at_zero_bytes_that_are_fewer_or_elsewhere() throws Exception {
    for (byte[] bytes :
        new byte[][] {{0, 0, 0}, {0, 0, 0, 'x', 0}, {'x', 0, 0, 7}, {0, 'x', 0, 0}}) {
      VtyReply reply = new VtyReply("bgpd.vty");
      reply.append(bytes, bytes.length);
      assertThat(reply.isComplete()).as(Arrays.toString(bytes)).isFalse();
    }
  }

  @Test
  void must_not_flood_us() {
    VtyReply reply = new VtyReply("bgpd.vty");

    assertThatThrownBy(() -> reply.append(new byte[VtyReply.MAX_BYTES + 1], VtyReply.MAX_BYTES + 1))
        .extracting("reason")
        .isEqualTo(FailureReason.LIMIT);
  }
}
