package io.tenken.ingress.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.Patience;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.routing.SharedRouting.Reader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One reading for all collectors of a scrape")
class SharedRoutingTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration SCRAPE = Duration.ofSeconds(10);

  private final FakeTicker ticker = new FakeTicker();
  private final FakeRouting bird = FakeRouting.with("bird");
  private final FakeRouting frr = FakeRouting.with("frr");

  @Test
  void asks_each_daemon_once_for_readers_that_come_together() throws Exception {
    SharedRouting routing = routing(bird);
    List<DaemonReading> bgp = read(routing, Reader.BGP);
    List<DaemonReading> bfd = read(routing, Reader.BFD);

    assertThat(bfd).isSameAs(bgp);
    assertThat(bird.deadlines()).hasSize(1);
  }

  @Test
  void asks_anew_for_the_next_scrape_however_soon_it_comes() throws Exception {
    SharedRouting routing = routing(bird);
    read(routing, Reader.BGP);
    read(routing, Reader.BGP);

    assertThat(bird.deadlines()).hasSize(2);
  }

  @Test
  void is_given_to_nobody_who_comes_later() throws Exception {
    SharedRouting routing = routing(bird);
    read(routing, Reader.BGP);
    ticker.advance(Duration.ofMillis(250));
    read(routing, Reader.BFD);

    assertThat(bird.deadlines()).hasSize(2);
  }

  @Test
  void tells_of_the_others_when_one_daemon_fails() throws Exception {
    bird.say(FakeRouting.failing("no such socket"));
    List<DaemonReading> readings = read(routing(bird, frr), Reader.BGP);

    assertThat(readings).extracting(DaemonReading::daemon).containsExactly("bird", "frr");
    assertThat(readings)
        .extracting(DaemonReading::address)
        .containsExactly("/run/bird", "/run/frr");
    assertThat(readings.get(0).failure().orElseThrow()).hasMessage("no such socket");
    assertThat(readings.get(0).state()).isEmpty();
    assertThat(readings.get(1).state()).isPresent();
    assertThat(readings.get(1).failure()).isEmpty();
  }

  @Test
  void gives_each_daemon_its_timeout_or_its_share_of_what_is_left() throws Exception {
    SharedRouting routing = routing(bird, frr);
    routing.read(Reader.BGP, Deadline.after(SCRAPE, ticker));
    routing.read(Reader.BGP, Deadline.after(Duration.ofSeconds(1), ticker));

    assertThat(bird.deadlines())
        .extracting(Deadline::remaining)
        .containsExactly(TIMEOUT, Duration.ofMillis(400));
    assertThat(frr.deadlines())
        .extracting(Deadline::remaining)
        .containsExactly(TIMEOUT, Duration.ofMillis(800));
  }

  @Test
  void knows_the_daemons_without_asking_them() {
    assertThat(routing(bird, frr).names()).containsExactly("bird", "frr");
    assertThat(bird.deadlines()).isEmpty();
  }

  @Test
  void waits_for_another_reader_no_longer_than_its_own_time() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    bird.say(
        (plan, deadline) -> {
          over.await();
          return FakeRouting.state(List.of(), List.of());
        });
    SharedRouting routing = routing(bird);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<List<DaemonReading>> slow = other.submit(() -> read(routing, Reader.BFD));
      Patience.until("the other reader asks", () -> !bird.deadlines().isEmpty());

      assertThatThrownBy(
              () ->
                  routing.read(Reader.BGP, Deadline.after(Duration.ofMillis(50), Ticker.system())))
          .hasMessage("another collector was still asking the routing daemons")
          .isInstanceOfSatisfying(
              CollectorException.class,
              e -> assertThat(e.reason()).isEqualTo(FailureReason.TIMEOUT));
      over.countDown();
      assertThat(slow.get(20, TimeUnit.SECONDS)).hasSize(1);
    } finally {
      over.countDown();
      other.shutdownNow();
    }
  }

  private SharedRouting routing(FakeRouting... daemons) {
    List<FakeRouting> all = List.of(daemons);
    return new SharedRouting(
        () -> List.copyOf(all), new ReadingPlan(true, false, true), TIMEOUT, ticker);
  }

  private List<DaemonReading> read(SharedRouting routing, Reader reader) throws Exception {
    return routing.read(reader, Deadline.after(SCRAPE, ticker));
  }
}
