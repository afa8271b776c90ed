package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.BUDGET;
import static io.tenken.core.engine.EngineUnderTest.LOAD;
import static io.tenken.core.engine.EngineUnderTest.TIMEOUT;
import static io.tenken.core.engine.EngineUnderTest.UP;
import static io.tenken.core.engine.EngineUnderTest.await;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.engine.CollectorStatus.State;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.Schedule;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.testing.HangingCollector;
import io.tenken.core.testing.Patience;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A collector that runs in the background")
class BackgroundTest {

  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final Duration MAX_AGE = Duration.ofSeconds(150);
  private static final Duration COST = Duration.ofSeconds(2);
  private static final Schedule SCHEDULE = Schedule.inBackground(INTERVAL, MAX_AGE);

  private final EngineUnderTest test = new EngineUnderTest();
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicBoolean broken = new AtomicBoolean();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @DisplayName("is waited for by the first scrape, which may come before its first run")
  void first_scrape_waits() {
    test.withPeerInBackground(SCHEDULE, this::collect);

    ScrapeResult first = test.scrape();

    assertThat(lines(first, "peer_load")).containsExactly("peer_load{cpu=\"run 1\"} 42");
    assertThat(lines(first, "peer_scrape_collector_data_age_seconds"))
        .as("the data may be as old as its run")
        .containsExactly("peer_scrape_collector_data_age_seconds{collector=\"peer\"} 2.0");
  }

  @Test
  @DisplayName("gives every scrape its last result, with its age")
  void last_result() {
    test.withPeerInBackground(SCHEDULE, this::collect);
    test.scrape();

    test.pass(Duration.ofSeconds(30));
    ScrapeResult later = test.scrape();

    assertThat(runs).hasValue(1);
    assertThat(lines(later, "peer_load")).containsExactly("peer_load{cpu=\"run 1\"} 42");
    assertThat(lines(later, "peer_scrape_collector_data_age_seconds"))
        .containsExactly("peer_scrape_collector_data_age_seconds{collector=\"peer\"} 32.0");
    assertThat(outcome(later).duration()).isEqualTo(COST);
    assertThat(outcome(later).succeeded()).isTrue();
  }

  @Test
  @DisplayName("collects everything, whatever the first scrape asked for")
  void collects_everything() {
    test.withPeerInBackground(SCHEDULE, this::collect);
    ScrapeResult narrow =
        test.scrape(new ScrapeRequest(Selection.all(), Selection.only(Set.of("peer_up"))));

    assertThat(lines(narrow, "")).containsExactly("peer_up 1");
    assertThat(lines(test.scrape(), "peer_load")).hasSize(1);
    assertThat(runs).hasValue(1);
  }

  @Test
  @DisplayName("has no data age as a metric if it runs with each scrape")
  void no_data_age_on_scrape() {
    test.withPeer(healthy());

    assertThat(lines(test.scrape(), "peer_scrape_collector_data_age_seconds")).isEmpty();
  }

  @Test
  @DisplayName("runs as soon as the process lives, and again an interval after each run's end")
  void interval() {
    test.withPeerInBackground(SCHEDULE, this::collect);
    test.engine().heartbeat();
    awaitRuns(1);

    test.pass(INTERVAL.minusNanos(1));
    assertThat(test.status().state()).isEqualTo(State.IDLE);
    test.pass(Duration.ofNanos(1));
    awaitRuns(2);
  }

  @Test
  @DisplayName("rests as many times the duration of its last run as it wants to")
  void rest_factor() {
    test.withPeerInBackground(new Schedule.InBackground(INTERVAL, MAX_AGE, 40), this::collect);
    test.engine().heartbeat();
    awaitRuns(1);

    test.pass(COST.multipliedBy(40).minusNanos(1));
    assertThat(test.status().state()).isEqualTo(State.IDLE);
    test.pass(Duration.ofNanos(1));
    awaitRuns(2);
  }

  @Test
  @DisplayName("keeps its last data when a run fails, but not that the peer is up")
  void failed_run() {
    test.withPeerInBackground(SCHEDULE, this::collect);
    test.scrape();
    broken.set(true);
    test.pass(INTERVAL);
    awaitRuns(2);

    ScrapeResult result = test.scrape();

    assertThat(outcome(result).failure()).contains(FailureReason.UNREACHABLE);
    assertThat(outcome(result).kept()).isTrue();
    assertThat(lines(result, "peer_load")).containsExactly("peer_load{cpu=\"run 1\"} 42");
    assertThat(lines(result, "peer_up")).containsExactly("peer_up 0");
    assertThat(lines(result, "peer_scrape_collector_success"))
        .containsExactly("peer_scrape_collector_success{collector=\"peer\"} 0");
  }

  @Test
  @DisplayName("drops data that is too old")
  void too_old() {
    test.withPeerInBackground(SCHEDULE, this::collect);
    test.scrape();
    broken.set(true);
    test.pass(INTERVAL);
    awaitRuns(2);

    test.ticker.advance(MAX_AGE.minus(INTERVAL).minus(COST.multipliedBy(2)));
    assertThat(lines(test.scrape(), "peer_load")).hasSize(1);
    test.ticker.advance(Duration.ofNanos(1));
    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_load")).isEmpty();
    assertThat(lines(result, "peer_scrape_collector_data_age_seconds")).isEmpty();
    assertThat(outcome(result).failure()).contains(FailureReason.UNREACHABLE);
    assertThat(outcome(result).kept()).isFalse();
  }

  @Test
  @DisplayName("says so where its data has become too old without a failure")
  void too_old_without_failure() {
    test.withPeerInBackground(SCHEDULE, this::collect);
    test.scrape();

    test.ticker.advance(MAX_AGE);
    for (int i = 0; i < 2; i++) {
      CollectorOutcome outcome = outcome(test.scrape());
      assertThat(outcome.failure()).contains(FailureReason.TIMEOUT);
      assertThat(outcome.detail()).isEqualTo("the last result is older than 150s");
    }
  }

  @Test
  @DisplayName("replaces its data by that of a run that failed in part")
  void partial_run() {
    test.withPeerInBackground(
        SCHEDULE,
        (scrape, sink) -> {
          collect(scrape, sink);
          if (runs.get() == 2) {
            sink.partial(FailureReason.PARSE, "one of two");
          }
        });
    test.scrape();
    test.pass(INTERVAL);
    awaitRuns(2);

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_load")).containsExactly("peer_load{cpu=\"run 2\"} 42");
    assertThat(lines(result, "peer_up")).containsExactly("peer_up 1");
    assertThat(outcome(result).failure()).contains(FailureReason.PARSE);
  }

  @Test
  @DisplayName("fails the scrapes at once where its first run has failed")
  void first_run_fails() {
    broken.set(true);
    test.withPeerInBackground(SCHEDULE, this::collect);
    test.scrape();

    ScrapeResult second = test.scrape();

    assertThat(runs).hasValue(1);
    assertThat(outcome(second).failure()).contains(FailureReason.UNREACHABLE);
    assertThat(lines(second, "peer_up")).containsExactly("peer_up 0");
    assertThat(outcome(second).duration()).isZero();
  }

  @Test
  @DisplayName("has its budget for a run, whatever the deadlines of the scrapes")
  void late_in_background() {
    HangingCollector hanging = new HangingCollector(this::collect);
    test.withPeerInBackground(SCHEDULE, hanging);
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();

    test.pass(TIMEOUT);
    assertThat(outcome(await(scrape)).detail()).isEqualTo("no result within 10.0 s");
    assertThat(test.status().state()).isEqualTo(State.RUNNING);

    test.pass(BUDGET.minus(TIMEOUT));
    assertThat(test.status().state()).isEqualTo(State.LATE);
    assertThat(outcome(test.scrape()).detail()).isEqualTo("no result within 30.0 s");

    hanging.release();
    test.awaitState(State.IDLE);
    assertThat(outcome(test.scrape()).failure())
        .as("what came too late is discarded")
        .contains(FailureReason.TIMEOUT);
    hanging.releaseForever();
  }

  @Test
  @DisplayName("serves its last result while a run hangs")
  void serves_while_hanging() {
    HangingCollector hanging = new HangingCollector(this::collect);
    test.withPeerInBackground(SCHEDULE, hanging);
    hanging.release();
    test.scrape();
    hanging.awaitHanging();
    test.pass(INTERVAL);
    hanging.awaitHanging();

    assertThat(lines(test.scrape(), "peer_load")).containsExactly("peer_load{cpu=\"run 1\"} 42");
    assertThat(lines(test.scrape(), "peer_scrape_collector_running_seconds"))
        .containsExactly("peer_scrape_collector_running_seconds{collector=\"peer\"} 0.0");
    hanging.releaseForever();
  }

  @Test
  @DisplayName("does not count the hours that a run hung as a reason to rest for days")
  void rest_after_hanging() {
    BackgroundPlan plan =
        new BackgroundPlan(new Schedule.InBackground(INTERVAL, MAX_AGE, 20), BUDGET);
    plan.ended(RunResult.failed(Failure.noResultWithin(BUDGET)), 0);
    long now = 123;

    plan.rest(Duration.ofHours(3), now);

    long rest = BUDGET.multipliedBy(20).toNanos();
    assertThat(plan.isDue(now + rest - 1)).isFalse();
    assertThat(plan.isDue(now + rest)).isTrue();
  }

  @Test
  @DisplayName("needs an interval, and data that lives at least as long")
  void schedule_is_checked() {
    assertThatThrownBy(() -> Schedule.inBackground(Duration.ZERO, MAX_AGE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Schedule.inBackground(MAX_AGE, INTERVAL))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Schedule.InBackground(INTERVAL, MAX_AGE, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private void collect(ScrapeContext scrape, MetricSink sink) throws CollectorException {
    test.ticker.advance(COST);
    int run = runs.incrementAndGet();
    if (broken.get()) {
      throw new CollectorException(FailureReason.UNREACHABLE, "fails on purpose");
    }
    sink.family(UP).add(1);
    sink.family(LOAD).add(42, "run " + run);
  }

  private void awaitRuns(int number) {
    Patience.until("run " + number, () -> runs.get() == number);
    test.awaitState(State.IDLE);
  }
}
