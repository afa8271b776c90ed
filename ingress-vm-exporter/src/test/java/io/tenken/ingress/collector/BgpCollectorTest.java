package io.tenken.ingress.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingSink;
import io.tenken.ingress.bgp.PeerExpectation;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.routing.FakeRouting;
import io.tenken.ingress.routing.SharedRouting;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The BGP collector")
class BgpCollectorTest {

  private static final Duration SCRAPE = Duration.ofSeconds(20);

  private final SessionHistories histories = new SessionHistories();
  private PeerExpectation expectation = PeerExpectation.NONE;
  private MeshMode mesh = MeshMode.AGGREGATE;
  private boolean routeChanges;

  @Test
  @DisplayName("tells all of a session, with labels that do not change with its state")
  void tells_a_session() throws Exception {
    RecordingSink sink = collect(FakeRouting.with("frr", Sessions.up("leaf", "10.0.0.1")));

    String id = "daemon=\"frr\",vrf=\"default\",protocol=\"leaf\",peer=\"10.0.0.1\"";
    String session = id + ",peer_as=\"65000\"";
    assertThat(sink.lines())
        .containsExactly(
            "ingress_bgp_daemon_up{daemon=\"frr\"} 1",
            "ingress_bgp_daemon_info{daemon=\"frr\",software=\"FRR\",version=\"8\",router_id=\"\"} 1",
            "ingress_bgp_session_up{" + session + "} 1",
            "ingress_bgp_session_state{" + session + "} 6",
            "ingress_bgp_session_since_timestamp_seconds{" + session + "} 1.7953488E9",
            "ingress_bgp_session_transitions_total{" + session + ",to=\"up\"} 0",
            "ingress_bgp_session_transitions_total{" + session + ",to=\"down\"} 0",
            "ingress_bgp_session_hold_time_seconds{" + session + "} 90.0",
            "ingress_bgp_session_hold_remaining_seconds{" + session + "} 80.0",
            "ingress_bgp_session_messages_received_total{" + session + "} 7",
            "ingress_bgp_session_messages_sent_total{" + session + "} 8",
            "ingress_bgp_session_info{"
                + session
                + ",local_as=\"65001\",group=\"other\",description=\"to the leaf\"} 1",
            "ingress_bgp_channel_up{" + id + ",family=\"ipv4\"} 1",
            "ingress_bgp_routes{" + id + ",family=\"ipv4\",kind=\"imported\"} 3",
            "ingress_bgp_limit_hit{" + id + ",family=\"ipv4\",limit=\"import\"} 0",
            "ingress_bgp_limit_routes{" + id + ",family=\"ipv4\",limit=\"import\"} 10",
            "ingress_bgp_peers{kind=\"expected\"} 0",
            "ingress_bgp_peers{kind=\"configured\"} 1",
            "ingress_bgp_peers{kind=\"established\"} 1");
    assertThat(sink.partials()).isEmpty();
  }

  @Test
  void tells_the_error_of_a_session_that_is_down_by_its_class() throws Exception {
    RecordingSink sink = collect(FakeRouting.with("frr", Sessions.down("leaf", "10.0.0.1")));

    assertThat(sink.lines(BgpSessionMetrics.LAST_ERROR))
        .singleElement()
        .asString()
        .contains("class=\"socket\"")
        .doesNotContain("refused");
    assertThat(sink.lines(BgpSessionMetrics.STATE)).singleElement().asString().endsWith("} 3");
  }

  @Test
  void counts_how_often_a_session_comes_and_goes() throws Exception {
    FakeRouting frr = FakeRouting.with("frr", Sessions.up("leaf", "10.0.0.1"));
    collect(frr);
    frr.say(
        (plan, deadline) ->
            FakeRouting.state(List.of(Sessions.down("leaf", "10.0.0.1")), List.of()));
    RecordingSink sink = collect(frr);

    assertThat(sink.lines(BgpSessionMetrics.TRANSITIONS))
        .extracting(line -> line.substring(line.indexOf("to=")))
        .containsExactly("to=\"up\"} 0", "to=\"down\"} 1");
  }

  @Test
  void tells_route_changes_only_if_they_are_wanted() throws Exception {
    FakeRouting frr = FakeRouting.with("frr", Sessions.up("leaf", "10.0.0.1"));

    assertThat(collect(frr).lines(BgpRouteMetrics.CHANGES)).isEmpty();
    routeChanges = true;
    assertThat(collect(frr).lines(BgpRouteMetrics.CHANGES))
        .singleElement()
        .asString()
        .endsWith("direction=\"import\",change=\"update\",outcome=\"accepted\"} 5");
  }

  @Test
  @DisplayName("has its counts of peers when no daemon answers, and says which did not")
  void counts_peers_without_daemons() throws Exception {
    expectation = new PeerExpectation(List.of(), OptionalInt.of(2));
    RecordingSink sink = collect(FakeRouting.gone("bird"), FakeRouting.gone("frr"));

    assertThat(sink.lines())
        .containsExactly(
            "ingress_bgp_daemon_up{daemon=\"bird\"} 0",
            "ingress_bgp_daemon_up{daemon=\"frr\"} 0",
            "ingress_bgp_peers{kind=\"expected\"} 2",
            "ingress_bgp_peers{kind=\"configured\"} 0",
            "ingress_bgp_peers{kind=\"established\"} 0");
    assertThat(sink.partials())
        .extracting(RecordingSink.Partial::detail)
        .containsExactly("bird: there is no such socket", "frr: there is no such socket");
  }

  @Test
  @DisplayName("accuses no daemon where none is found, and is 0 all the same")
  void accuses_nobody() throws Exception {
    RecordingSink sink = collect();

    assertThat(sink.lines(BgpDaemonMetrics.UP))
        .containsExactly("ingress_bgp_daemon_up{daemon=\"none\"} 0");
    assertThat(sink.partials())
        .singleElement()
        .satisfies(
            partial -> {
              assertThat(partial.reason()).isEqualTo(FailureReason.UNREACHABLE);
              assertThat(partial.detail()).startsWith("found no control socket of BIRD");
            });
  }

  @Test
  @DisplayName("says of every daemon that it does not know it when another reader keeps it waiting")
  void does_not_know_what_it_could_not_ask() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    FakeRouting frr =
        FakeRouting.saying(
            "frr",
            (plan, deadline) -> {
              over.await();
              return FakeRouting.state(List.of(), List.of());
            });
    SharedRouting routing = routing(frr);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<?> slow =
          other.submit(
              () ->
                  routing.read(SharedRouting.Reader.BFD, Deadline.after(SCRAPE, Ticker.system())));
      Patience.until("the other reader asks", () -> !frr.deadlines().isEmpty());
      RecordingSink sink = new RecordingSink(BgpCollector.METRICS);
      collector(routing).collect(FakeScrape.within(Duration.ofMillis(50)), sink);

      assertThat(sink.lines(BgpDaemonMetrics.UP))
          .containsExactly("ingress_bgp_daemon_up{daemon=\"frr\"} 0");
      assertThat(sink.lines(BgpPeerMetrics.PEERS)).hasSize(3);
      over.countDown();
      slow.get();
    } finally {
      over.countDown();
      other.shutdownNow();
    }
  }

  @Test
  void tells_of_each_peer_that_is_expected_by_name() throws Exception {
    expectation = new PeerExpectation(List.of("10.0.0.1", "gone"), OptionalInt.empty());
    RecordingSink sink = collect(FakeRouting.with("frr", Sessions.down("leaf", "10.0.0.1")));

    assertThat(sink.lines(BgpPeerMetrics.EXPECTED_PEER))
        .containsExactly(
            "ingress_bgp_expected_peer{expected=\"10.0.0.1\",kind=\"configured\"} 1",
            "ingress_bgp_expected_peer{expected=\"10.0.0.1\",kind=\"established\"} 0",
            "ingress_bgp_expected_peer{expected=\"gone\",kind=\"configured\"} 0",
            "ingress_bgp_expected_peer{expected=\"gone\",kind=\"established\"} 0");
  }

  @Test
  void sums_up_the_mesh() throws Exception {
    RecordingSink sink = collect(withMesh());

    assertThat(sink.lines(BgpSessionMetrics.UP)).hasSize(1);
    assertThat(sink.lines(BgpMeshMetrics.PEERS))
        .containsExactly(
            "ingress_bgp_mesh_peers{daemon=\"bird\",kind=\"configured\"} 3",
            "ingress_bgp_mesh_peers{daemon=\"bird\",kind=\"established\"} 2");
    assertThat(sink.lines(BgpMeshMetrics.ROUTES))
        .containsExactly(
            "ingress_bgp_mesh_routes{daemon=\"bird\",family=\"ipv4\",kind=\"imported\"} 6");
    assertThat(sink.lines(BgpPeerMetrics.PEERS))
        .contains("ingress_bgp_peers{kind=\"configured\"} 4");
  }

  @Test
  void shows_the_mesh_one_by_one_or_not_at_all() throws Exception {
    mesh = MeshMode.EACH;
    RecordingSink each = collect(withMesh());
    assertThat(each.lines(BgpSessionMetrics.UP)).hasSize(4);
    assertThat(each.lines(BgpMeshMetrics.PEERS)).isEmpty();

    mesh = MeshMode.NONE;
    RecordingSink none = collect(withMesh());
    assertThat(none.lines(BgpSessionMetrics.UP)).hasSize(1);
    assertThat(none.lines(BgpMeshMetrics.PEERS)).isEmpty();
    assertThat(none.lines(BgpPeerMetrics.PEERS))
        .contains("ingress_bgp_peers{kind=\"configured\"} 1");
  }

  private static FakeRouting withMesh() {
    return FakeRouting.with(
        "bird",
        Sessions.up("Global_10_0_0_1", "10.0.0.1"),
        Sessions.up("Mesh_10_0_1_1", "10.0.1.1"),
        Sessions.up("Mesh_10_0_1_2", "10.0.1.2"),
        Sessions.down("Mesh_10_0_1_3", "10.0.1.3"));
  }

  private RecordingSink collect(FakeRouting... daemons) throws Exception {
    RecordingSink sink = new RecordingSink(BgpCollector.METRICS);
    collector(routing(daemons)).collect(FakeScrape.within(SCRAPE), sink);
    return sink;
  }

  private BgpCollector collector(SharedRouting routing) {
    return new BgpCollector(routing, histories, new BgpOptions(expectation, mesh, routeChanges));
  }

  private static SharedRouting routing(FakeRouting... daemons) {
    List<FakeRouting> all = List.of(daemons);
    return new SharedRouting(
        () -> List.copyOf(all), new ReadingPlan(true, false, true), SCRAPE, Ticker.system());
  }
}
