package io.tenken.ingress.frr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeTicker;
import io.tenken.ingress.FakeDaemon;
import io.tenken.ingress.bgp.BgpSession;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("FRR behind its vty sockets")
class FrrDaemonTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T02:06:24Z"), ZoneOffset.UTC);

  private static final String SUMMARY = "show bgp vrf all summary json";
  private static final String NEIGHBORS = "show bgp vrf all neighbors json";

  @TempDir Path directory;

  private final FakeTicker ticker = new FakeTicker();
  private FakeDaemon bgpd;
  private FakeDaemon bfdd;

  @BeforeEach
  void start() throws Exception {
    bgpd = FakeDaemon.recordedBgpd(directory);
    bfdd = FakeDaemon.recordedBfdd(directory);
  }

  @AfterEach
  void stop() throws Exception {
    bgpd.close();
    bfdd.close();
  }

  @Test
  void tells_all_in_one_conversation_with_each_daemon() throws Exception {
    RoutingState state = read(frr(), true);

    assertThat(bgpd.asked()).containsExactly("show version", SUMMARY, NEIGHBORS);
    assertThat(bfdd.asked()).containsExactly("enable", "show bfd peers json");
    assertThat(state.facts().software()).isEqualTo("FRR");
    assertThat(state.facts().version()).isEqualTo("8.4.4");
    assertThat(state.facts().routerId()).isEqualTo("10.1.14.4");
    assertThat(state.sessions()).hasSize(5);
    assertThat(state.sessions().get(0).hold()).isPresent();
    assertThat(state.tables()).hasSize(2);
    assertThat(state.bfd()).hasSize(1);
    assertThat(state.detailsAge()).contains(Duration.ZERO);
  }

  @Test
  void is_asked_no_more_than_is_wanted() throws Exception {
    FrrDaemon frr = new FrrDaemon("frr", directory, Optional.empty(), CLOCK, ticker);
    RoutingState state = read(frr, false);

    assertThat(bgpd.asked()).containsExactly("show version", SUMMARY);
    assertThat(bfdd.asked()).isEmpty();
    assertThat(state.sessions()).hasSize(5).allMatch(session -> session.hold().isEmpty());
    assertThat(state.detailsAge()).isEmpty();
  }

  @Test
  @DisplayName("is asked for details of many sessions at an interval only")
  void is_spared_details_of_many_sessions() throws Exception {
    bgpd.answeringVty(SUMMARY, ManyPeers.summary(21, 1));
    bgpd.answeringVty(NEIGHBORS, ManyPeers.neighbors(21));
    FrrDaemon frr = frr();
    BgpSession first = read(frr, false).sessions().get(0);
    ticker.advance(Duration.ofSeconds(15));
    bgpd.forgetAsked();
    RoutingState later = read(frr, false);

    assertThat(bgpd.asked()).containsExactly("show version", SUMMARY);
    assertThat(first.hold().orElseThrow().remaining()).hasValue(80);
    assertThat(later.sessions().get(0).hold().orElseThrow().seconds()).isEqualTo(90);
    assertThat(later.sessions().get(0).hold().orElseThrow().remaining()).isEmpty();
    assertThat(later.detailsAge()).contains(Duration.ofSeconds(15));
  }

  @Test
  void without_bfdd_has_no_bfd_sessions() throws Exception {
    bfdd.close();
    RoutingState state = read(frr(), true);

    assertThat(state.bfd()).isEmpty();
    assertThat(state.bfdFailure()).isEmpty();
  }

  @Test
  void whose_bfdd_fails_still_tells_of_bgp() throws Exception {
    bfdd.hangingUpAt("show bfd peers json");
    RoutingState state = read(frr(), true);

    assertThat(state.sessions()).hasSize(5);
    assertThat(state.bfdFailure().orElseThrow())
        .hasMessageContaining("bfdd.vty hung up in the middle of a reply");
  }

  @Test
  void that_does_not_know_a_command_is_quoted() throws Exception {
    bgpd.close();
    bgpd = FakeDaemon.frr(directory.resolve("bgpd.vty"));

    assertFails(
        FailureReason.PROTOCOL, "answered \"show version\" with status 2: % Unknown command.");
  }

  @Test
  void that_hangs_up_in_the_middle_has_told_nothing() {
    bgpd.hangingUpAt(NEIGHBORS);

    assertFails(FailureReason.PROTOCOL, "hung up in the middle of a reply");
  }

  @Test
  void that_is_not_there_cannot_be_reached() throws Exception {
    bgpd.close();

    assertThat(frr().name()).isEqualTo("frr");
    assertThat(frr().address()).isEqualTo(directory.resolve("bgpd.vty").toString());
    assertFails(FailureReason.UNREACHABLE, "does the daemon run?");
  }

  private void assertFails(FailureReason reason, String problem) {
    assertThatThrownBy(() -> read(frr(), true))
        .hasMessageContaining(problem)
        .isInstanceOfSatisfying(
            CollectorException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  private FrrDaemon frr() {
    return new FrrDaemon("frr", directory, Optional.of(Duration.ofMinutes(1)), CLOCK, ticker);
  }

  private static RoutingState read(FrrDaemon frr, boolean bfd) throws Exception {
    Deadline deadline = Deadline.after(Duration.ofSeconds(20), Ticker.system());
    return frr.read(new ReadingPlan(bfd, false, false), deadline);
  }
}
