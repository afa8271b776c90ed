package io.tenken.ingress.collector;

import static io.tenken.ingress.collector.Sessions.NOON;
import static io.tenken.ingress.collector.Sessions.bfd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import io.tenken.ingress.bgp.BfdState;
import io.tenken.ingress.bgp.Moment;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.bgp.RoutingDaemon;
import io.tenken.ingress.bgp.RoutingState;
import io.tenken.ingress.routing.FakeRouting;
import io.tenken.ingress.routing.SharedRouting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The BFD collector")
class BfdCollectorTest {

  private static final Duration SCRAPE = Duration.ofSeconds(20);
  private static final String LABELS =
      "{daemon=\"bird\",vrf=\"default\",protocol=\"bfd1\",peer=\"10.0.0.1\",interface=\"eth0\"} ";

  private final List<RoutingDaemon> daemons = new ArrayList<>();
  private final BfdCollector collector =
      new BfdCollector(
          new SharedRouting(
              () -> List.copyOf(daemons),
              new ReadingPlan(true, false, true),
              SCRAPE,
              Ticker.system()));

  @Test
  void tells_all_of_a_session() throws Exception {
    daemons.add(FakeRouting.withBfd("bird", bfd("10.0.0.1", BfdState.UP, NOON)));

    assertThat(collect().lines())
        .containsExactly(
            "ingress_bfd_session_up" + LABELS + "1",
            "ingress_bfd_session_state" + LABELS + "3",
            "ingress_bfd_session_since_timestamp_seconds" + LABELS + "1.7953488E9",
            "ingress_bfd_session_interval_seconds" + LABELS + "0.3");
  }

  @Test
  void tells_that_a_session_is_down() throws Exception {
    daemons.add(FakeRouting.withBfd("bird", bfd("10.0.0.1", BfdState.INIT, NOON)));

    assertThat(collect().lines())
        .contains(
            "ingress_bfd_session_up" + LABELS + "0", "ingress_bfd_session_state" + LABELS + "2");
  }

  @Test
  @DisplayName("keeps the begin of a state where it is, though daemons give ages in whole seconds")
  void keeps_begins_from_jittering() throws Exception {
    FakeRouting bird = FakeRouting.withBfd("bird", bfd("10.0.0.1", BfdState.UP, NOON));
    daemons.add(bird);
    collect();
    say(bird, Moment.at(NOON.at().plusSeconds(1)));
    assertThat(since()).containsExactly(line("1.7953488E9"));

    say(bird, Moment.at(NOON.at().plusSeconds(60)));
    assertThat(since()).containsExactly(line("1.79534886E9"));
  }

  @Test
  void forgets_a_session_that_is_gone() throws Exception {
    FakeRouting bird = FakeRouting.withBfd("bird", bfd("10.0.0.1", BfdState.UP, NOON));
    daemons.add(bird);
    collect();
    bird.say((plan, deadline) -> FakeRouting.state(List.of(), List.of()));
    assertThat(collect().lines()).isEmpty();
    say(bird, Moment.at(NOON.at().plusSeconds(1)));

    assertThat(since()).containsExactly(line("1.795348801E9"));
  }

  @Test
  void tells_of_one_daemon_when_another_does_not_answer() throws Exception {
    daemons.add(FakeRouting.gone("frr"));
    daemons.add(FakeRouting.withBfd("bird", bfd("10.0.0.1", BfdState.UP, NOON)));
    RecordingSink sink = collect();

    assertThat(sink.lines(BfdCollector.UP)).hasSize(1);
    assertThat(sink.partials())
        .containsExactly(
            new RecordingSink.Partial(FailureReason.UNREACHABLE, "frr: there is no such socket"));
  }

  @Test
  void says_that_bfd_failed_though_bgp_did_not() throws Exception {
    CollectorException failure = new CollectorException(FailureReason.TIMEOUT, "bfdd hangs");
    daemons.add(FakeRouting.saying("frr", (plan, deadline) -> withBfdFailure(failure)));

    assertThat(collect().partials())
        .containsExactly(new RecordingSink.Partial(FailureReason.TIMEOUT, "frr: bfdd hangs"));
  }

  private static RoutingState withBfdFailure(CollectorException failure) {
    RoutingState well = FakeRouting.state(List.of(), List.of());
    return new RoutingState(
        well.facts(),
        well.sessions(),
        well.bfd(),
        well.tables(),
        well.memory(),
        well.detailsAge(),
        Optional.of(failure),
        0);
  }

  private static void say(FakeRouting bird, Moment since) {
    bird.say(
        (plan, deadline) ->
            FakeRouting.state(List.of(), List.of(bfd("10.0.0.1", BfdState.UP, since))));
  }

  private List<String> since() throws Exception {
    return collect().lines(BfdCollector.SINCE);
  }

  private static String line(String value) {
    return "ingress_bfd_session_since_timestamp_seconds" + LABELS + value;
  }

  private RecordingSink collect() throws Exception {
    RecordingSink sink = new RecordingSink(BfdCollector.METRICS);
    collector.collect(FakeScrape.within(SCRAPE), sink);
    return sink;
  }
}
