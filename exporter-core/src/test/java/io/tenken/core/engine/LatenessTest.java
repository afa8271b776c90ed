package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.LOAD;
import static io.tenken.core.engine.EngineUnderTest.TIMEOUT;
import static io.tenken.core.engine.EngineUnderTest.await;
import static io.tenken.core.engine.EngineUnderTest.gauge;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static io.tenken.core.engine.EngineUnderTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.CollectorStatus.State;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.HangingCollector;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.SlowCollector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A collector that is late")
class LatenessTest {

  private static final MetricDefinition OTHER = gauge("other");

  private final EngineUnderTest test = new EngineUnderTest();
  private final HangingCollector hanging = new HangingCollector(healthy());

  @AfterEach
  void close() {
    hanging.releaseForever();
    test.close();
  }

  @Test
  @DisplayName("leaves the page to the others at the scrape's deadline")
  void others_are_unaffected() {
    test.withPeer(hanging)
        .with(spec("another", OTHER), (scrape, sink) -> sink.family(OTHER).add(7));
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();
    Patience.until(
        "the other collector's success",
        () -> test.engine().status().get(1).sinceLastSuccess().isPresent());

    test.pass(TIMEOUT);
    ScrapeResult result = await(scrape);

    assertThat(lines(result, "other")).containsExactly("other 7");
    assertThat(lines(result, "peer_load")).isEmpty();
    assertThat(lines(result, "peer_scrape_collector_success"))
        .containsExactly(
            "peer_scrape_collector_success{collector=\"peer\"} 0",
            "peer_scrape_collector_success{collector=\"another\"} 1");
    assertThat(outcome(result).failure()).contains(FailureReason.TIMEOUT);
    assertThat(outcome(result).detail()).isEqualTo("no result within 10.0 s");
    assertThat(outcome(result).duration()).isEqualTo(TIMEOUT);
  }

  @Test
  @DisplayName("still has what must be countable when all is lost, as 0")
  void zero_when_failed() {
    test.withPeer(hanging);
    makeLate();

    assertThat(lines(test.scrape(), "peer_up")).containsExactly("peer_up 0");
  }

  @Test
  @DisplayName("makes a scrape wait no longer than its own deadline, even at a longer budget")
  void deadline_of_the_scrape() {
    test.withPeer(hanging);
    makeLate();

    assertThat(test.status().state()).isEqualTo(State.LATE);
  }

  @Test
  @DisplayName("makes a scrape wait no longer than the collector's budget")
  void budget_of_the_collector() {
    test.with(spec("peer", LOAD).withBudget(Duration.ofSeconds(2)), hanging);
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();

    test.pass(Duration.ofSeconds(2));

    assertThat(outcome(await(scrape)).detail()).isEqualTo("no result within 2.0 s");
  }

  @Test
  @DisplayName("is skipped at once by the scrapes that follow")
  void skipped() {
    test.withPeer(hanging);
    makeLate();

    test.pass(Duration.ofSeconds(5));
    ScrapeResult next = test.scrape();

    assertThat(outcome(next).failure()).contains(FailureReason.SKIPPED);
    assertThat(outcome(next).detail()).isEqualTo("the run before is under way for 15.0 s");
    assertThat(lines(next, "peer_scrape_collector_running_seconds"))
        .containsExactly("peer_scrape_collector_running_seconds{collector=\"peer\"} 15.0");
    assertThat(lines(next, "peer_scrape_collector_failures_total"))
        .contains(
            "peer_scrape_collector_failures_total{collector=\"peer\",reason=\"timeout\"} 1",
            "peer_scrape_collector_failures_total{collector=\"peer\",reason=\"skipped\"} 1");
  }

  @ParameterizedTest(name = "before look {0} at the clock")
  @ValueSource(ints = {0, 1, 2, 3})
  @DisplayName("counts once, at whatever moment of the waiting its time runs out")
  void counted_once(int looks) throws InterruptedException {
    CollectorCell cell =
        new CollectorCell(
            new CellSettings(
                spec("peer", LOAD),
                name -> hanging,
                FakeRuntime.with(test.ticker, test.log),
                test.self,
                new SharedIncidents(),
                () -> 0.5));
    Deadline deadline = test.in(TIMEOUT);
    Visit visit = cell.enter(Selection.all(), deadline);
    hanging.awaitHanging();

    test.ticker.advanceAfterLooks(looks, TIMEOUT);
    CellAnswer answer = cell.await(visit, deadline);
    cell.heartbeat();
    cell.stop();

    assertThat(answer.result().failure().map(Failure::reason)).contains(FailureReason.TIMEOUT);
    assertThat(test.self.collectorFailures("peer", FailureReason.TIMEOUT)).isEqualTo(1);
  }

  @Test
  @DisplayName("is asked again as soon as its call has returned; what it returned is discarded")
  void recovery() {
    test.withPeer(hanging);
    makeLate();

    hanging.release();
    test.awaitState(State.IDLE);
    hanging.release();
    ScrapeResult next = test.scrape();

    assertThat(lines(next, "peer_load")).containsExactly("peer_load{cpu=\"0\"} 42");
    assertThat(lines(next, "peer_up")).containsExactly("peer_up 1");
  }

  @Test
  @DisplayName("is discarded even if nobody has noticed yet that it is late")
  void late_and_unnoticed() {
    test.withPeer(new SlowCollector(test.ticker, TIMEOUT, healthy()));

    ScrapeResult result = test.scrape();

    assertThat(outcome(result).failure()).contains(FailureReason.TIMEOUT);
    assertThat(lines(result, "peer_load")).isEmpty();
  }

  @Test
  @DisplayName("in time by a moment is not late")
  void just_in_time() {
    test.withPeer(new SlowCollector(test.ticker, TIMEOUT.minusNanos(1), healthy()));

    assertThat(outcome(test.scrape()).succeeded()).isTrue();
  }

  @Test
  @DisplayName("can't write into the page of a newer run")
  void old_writer() {
    AtomicReference<FamilyWriter> kept = new AtomicReference<>();
    test.withPeer(
        (scrape, sink) -> {
          FamilyWriter writer = kept.getAndSet(sink.family(LOAD));
          if (writer != null) {
            writer.add(666, "of the run before");
          }
          healthy().collect(scrape, sink);
        });
    test.scrape();

    assertThat(lines(test.scrape(), "peer_load")).containsExactly("peer_load{cpu=\"0\"} 42");
  }

  @Test
  @DisplayName("has a little less time than those who wait, so that it can say what is missing")
  void margin() {
    AtomicReference<Duration> given = new AtomicReference<>();
    test.withPeer((scrape, sink) -> given.set(scrape.deadline().remaining()));
    test.scrape();
    assertThat(given.get()).isEqualTo(Duration.ofMillis(9800));

    await(test.scrapeAside(ScrapeRequest.everything(), Duration.ofSeconds(1)));
    assertThat(given.get()).isEqualTo(Duration.ofMillis(950));
  }

  @Test
  @DisplayName("is not started for a scrape that has no time left")
  void expired_scrape() throws InterruptedException {
    test.withPeer(hanging);

    ScrapeResult result =
        test.engine()
            .scrape(ScrapeRequest.everything(), Deadline.after(Duration.ZERO, test.ticker));

    assertThat(outcome(result).detail()).isEqualTo("the scrape had no time left for a run");
    assertThat(test.status().state()).isEqualTo(State.IDLE);
  }

  @Test
  @DisplayName("is told once, and once that it is well again")
  void one_line_an_incident() {
    test.withPeer(hanging);
    makeLate();
    test.scrape();
    test.scrape();
    assertThat(test.log.lines())
        .containsExactly(
            "WARNING collector_failed collector=peer reason=timeout detail=no result within 10.0"
                + " s");

    hanging.releaseForever();
    test.awaitState(State.IDLE);
    test.ticker.advance(Duration.ofSeconds(50));
    test.scrape();
    test.scrape();
    assertThat(test.log.lines())
        .hasSize(2)
        .last()
        .isEqualTo("INFO collector_recovered collector=peer after_seconds=50");
  }

  @Test
  @DisplayName("shows on the landing page")
  void status() {
    test.withPeer(hanging);
    assertThat(test.status().state()).isEqualTo(State.IDLE);
    assertThat(test.status().lastDetail()).isEmpty();

    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();
    assertThat(test.status().state()).isEqualTo(State.RUNNING);

    test.ticker.advance(TIMEOUT);
    CollectorStatus late = test.status();
    assertThat(late.state()).isEqualTo(State.LATE);
    assertThat(late.lastFailure()).contains(FailureReason.TIMEOUT);
    assertThat(late.lastDetail()).isEqualTo("no result within 10.0 s");
    assertThat(late.sinceLastSuccess()).isEmpty();

    hanging.releaseForever();
    await(scrape);
    test.awaitState(State.IDLE);
    test.scrape();
    test.ticker.advance(Duration.ofSeconds(3));
    CollectorStatus well = test.status();
    assertThat(well.lastFailure()).isEmpty();
    assertThat(well.sinceLastSuccess()).contains(Duration.ofSeconds(3));
  }

  private void makeLate() {
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();
    test.pass(TIMEOUT);
    await(scrape);
  }
}
