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

import io.tenken.core.engine.CollectorStatus.State;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.HangingCollector;
import io.tenken.core.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two scrapes at once")
class JoiningTest {

  private final EngineUnderTest test = new EngineUnderTest();

  /** What each run was asked for. */
  private final List<String> runs = new CopyOnWriteArrayList<>();

  private final HangingCollector hanging =
      new HangingCollector(
          (scrape, sink) -> {
            runs.add((scrape.wants(UP) ? "up " : "") + (scrape.wants(LOAD) ? "load" : ""));
            healthy().collect(scrape, sink);
          });

  @AfterEach
  void close() {
    hanging.releaseForever();
    test.close();
  }

  @Test
  @DisplayName("share one run")
  void join() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> first = test.scrapeAside();
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> second = scrapeAndWait(ScrapeRequest.everything());

    hanging.release();

    assertThat(lines(await(first), "peer_load")).containsExactly("peer_load{cpu=\"0\"} 42");
    assertThat(lines(await(second), "peer_load")).containsExactly("peer_load{cpu=\"0\"} 42");
    assertThat(runs).hasSize(1);
  }

  @Test
  @DisplayName("share one run where the first asks for more; the second gets what it asked for")
  void join_wider() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> wide = test.scrapeAside();
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> narrow = scrapeAndWait(metrics("peer_up"));

    hanging.release();

    assertThat(lines(await(narrow), "")).containsExactly("peer_up 1");
    assertThat(lines(await(wide), "peer_load")).hasSize(1);
    assertThat(runs).hasSize(1);
  }

  @Test
  @DisplayName("have two runs, one after the other, where the first asks for less")
  void narrower_is_not_joined() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> narrow = test.scrapeAside(metrics("peer_up"), TIMEOUT);
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> wide = scrapeAndWait(ScrapeRequest.everything());

    hanging.release();
    assertThat(lines(await(narrow), "")).containsExactly("peer_up 1");
    hanging.release();
    assertThat(lines(await(wide), "peer_load")).hasSize(1);
    assertThat(runs).containsExactly("up ", "up load");
  }

  @Test
  @DisplayName("wait together for one run that has what both ask for")
  void waiting_scrapes_share_the_next_run() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> nothing =
        test.scrapeAside(metrics("peer_scrape_collector_success"), TIMEOUT);
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> up = scrapeAndWait(metrics("peer_up"));
    CompletableFuture<ScrapeResult> load = scrapeAndWait(metrics("peer_load"));

    hanging.release();
    await(nothing);
    hanging.release();

    assertThat(lines(await(up), "")).containsExactly("peer_up 1");
    assertThat(lines(await(load), "")).containsExactly("peer_load{cpu=\"0\"} 42");
    assertThat(runs).containsExactly("", "up load");
  }

  @Test
  @DisplayName("are both skipped where the run that one of them waits for becomes late")
  void run_before_becomes_late() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> narrow =
        test.scrapeAside(metrics("peer_up"), Duration.ofSeconds(5));
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> wide = scrapeAndWait(ScrapeRequest.everything());

    test.pass(Duration.ofSeconds(5));

    assertThat(outcome(await(narrow)).failure()).contains(FailureReason.TIMEOUT);
    assertThat(outcome(await(wide)).failure()).contains(FailureReason.SKIPPED);
  }

  @Test
  @DisplayName("give the run the time of the one with more patience, within the budget")
  void longer_deadline() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> hasty =
        test.scrapeAside(ScrapeRequest.everything(), Duration.ofSeconds(1));
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> patient =
        scrapeAndWait(ScrapeRequest.everything(), BUDGET.multipliedBy(2));

    test.pass(Duration.ofSeconds(1));
    assertThat(outcome(await(hasty)).detail()).isEqualTo("no result within 1.0 s");
    assertThat(test.status().state()).isEqualTo(State.RUNNING);

    test.pass(BUDGET.minusSeconds(1).minusNanos(1));
    assertThat(test.status().state()).isEqualTo(State.RUNNING);
    test.pass(Duration.ofNanos(1));
    assertThat(test.status().state()).isEqualTo(State.LATE);
    assertThat(outcome(await(patient)).detail()).isEqualTo("no result within 30.0 s");
  }

  @Test
  @DisplayName("do not make a run for one that has given up waiting")
  void given_up_before_its_run_began() {
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> narrow = test.scrapeAside(metrics("peer_up"), TIMEOUT);
    hanging.awaitHanging();
    CompletableFuture<ScrapeResult> wide =
        scrapeAndWait(ScrapeRequest.everything(), Duration.ofSeconds(1));
    test.pass(Duration.ofSeconds(1));
    assertThat(outcome(await(wide)).failure()).contains(FailureReason.TIMEOUT);

    hanging.release();

    assertThat(outcome(await(narrow)).succeeded()).isTrue();
    test.awaitState(State.IDLE);
    assertThat(runs).hasSize(1);
    assertThat(test.self.collectorFailures("peer", FailureReason.TIMEOUT)).isEqualTo(1);
  }

  @Test
  @DisplayName("and 200 more share one run and leave no thread behind")
  void many() {
    test.withPeer(hanging);
    List<CompletableFuture<ScrapeResult>> scrapes = new ArrayList<>();
    scrapes.add(test.scrapeAside());
    hanging.awaitHanging();
    for (int i = 0; i < 200; i++) {
      scrapes.add(test.scrapeAside());
    }
    Patience.until("all to wait", () -> test.waitingScrapes() == scrapes.size());

    hanging.release();

    assertThat(scrapes)
        .allSatisfy(scrape -> assertThat(outcome(await(scrape)).succeeded()).isTrue());
    assertThat(runs).hasSize(1);
    Patience.until("the end of the scrapes", () -> test.scrapesUnderWay() == 0);
  }

  private CompletableFuture<ScrapeResult> scrapeAndWait(ScrapeRequest request) {
    return scrapeAndWait(request, TIMEOUT);
  }

  /** Returns when the scrape waits for the collector, as those before it do. */
  private CompletableFuture<ScrapeResult> scrapeAndWait(ScrapeRequest request, Duration timeout) {
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside(request, timeout);
    Patience.until("the scrapes to wait", () -> test.waitingScrapes() == test.scrapesUnderWay());
    return scrape;
  }

  private static ScrapeRequest metrics(String... names) {
    return new ScrapeRequest(Selection.all(), Selection.only(Set.of(names)));
  }
}
