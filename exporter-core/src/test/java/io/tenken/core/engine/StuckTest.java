package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.LOAD;
import static io.tenken.core.engine.EngineUnderTest.TIMEOUT;
import static io.tenken.core.engine.EngineUnderTest.await;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static io.tenken.core.engine.EngineUnderTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.CollectorStatus.State;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.testing.HangingCollector;
import io.tenken.core.testing.Patience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A collector that is late for long")
class StuckTest {

  /** Ten budgets of 30 s. */
  private static final Duration STUCK_AFTER = Duration.ofMinutes(5);

  private static final Duration MOMENT = Duration.ofNanos(1);

  private final EngineUnderTest test = new EngineUnderTest();
  private final List<HangingCollector> made = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    made.forEach(HangingCollector::releaseForever);
    test.close();
  }

  @Test
  @DisplayName("is given up after ten budgets, and replaced by a fresh one on a fresh thread")
  void replaced() {
    withCollectors(number -> number == 1 ? new HangingCollector() : released());
    makeLate(1);

    test.pass(STUCK_AFTER);
    assertThat(test.status().state()).isEqualTo(State.LATE);
    test.pass(MOMENT);
    test.awaitState(State.IDLE);

    assertThat(made.get(0).timesClosed()).isEqualTo(1);
    assertThat(lines(test.scrape(), "peer_load")).hasSize(1);
    assertThat(made).hasSize(2);
    assertThat(test.log.lines("collector_stuck"))
        .containsExactly("ERROR collector_stuck collector=peer running_seconds=310");
  }

  @Test
  @DisplayName("is given up after a minute where ten budgets are less")
  void short_budget() {
    test.with(
        spec("peer", LOAD).withBudget(Duration.ofSeconds(1)), name -> make(new HangingCollector()));
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    Patience.until("the first collector", () -> made.size() == 1);
    made.get(0).awaitHanging();
    test.pass(Duration.ofSeconds(1));
    await(scrape);

    test.pass(Duration.ofSeconds(60));
    assertThat(test.status().state()).isEqualTo(State.LATE);
    test.pass(MOMENT);
    Patience.until("its replacement", () -> made.get(0).timesClosed() == 1);
  }

  @Test
  @DisplayName("ends its old thread when the call returns, whose result reaches nobody")
  void abandoned_thread_ends() {
    withCollectors(number -> number == 1 ? new HangingCollector(healthy()) : released());
    makeLate(1);
    giveUp();
    test.awaitState(State.IDLE);
    assertThat(test.collectorThreads()).isEqualTo(2);

    made.get(0).releaseForever();

    test.awaitCollectorThreads(1);
    assertThat(made.get(0).timesClosed()).as("closed by its successor only").isEqualTo(1);
    assertThat(test.status().sinceLastSuccess()).isEmpty();
  }

  @Test
  @DisplayName("takes three threads at most, however long it hangs")
  void hopeless() {
    withCollectors(number -> new HangingCollector(healthy()));
    for (int number = 1; number <= 3; number++) {
      makeLate(number);
      giveUp();
      if (number < 3) {
        test.awaitState(State.IDLE);
      }
    }
    for (int i = 0; i < 5; i++) {
      giveUp();
    }

    assertThat(made).hasSize(3);
    assertThat(test.collectorThreads()).isEqualTo(3);
    assertThat(test.status().state()).isEqualTo(State.STUCK);
    assertThat(outcome(test.scrape()).failure()).contains(FailureReason.SKIPPED);
    assertThat(test.log.lines("collector_not_replaced"))
        .containsExactly("ERROR collector_not_replaced collector=peer hanging_threads=3");
  }

  @Test
  @DisplayName("is well again when the last of its threads returns after all")
  void hopeless_until_it_returns() {
    hopeless();

    made.get(2).release();
    test.awaitState(State.IDLE);
    made.get(2).release();

    assertThat(lines(test.scrape(), "peer_load")).hasSize(1);
    assertThat(made).hasSize(3);
  }

  @Test
  @DisplayName("is replaced once more when one of the threads given up has returned")
  void abandoned_thread_makes_room() {
    hopeless();

    made.get(0).releaseForever();
    test.awaitCollectorThreads(2);
    giveUp();

    test.awaitState(State.IDLE);
    assertThat(made.get(2).timesClosed()).isEqualTo(1);
  }

  @Test
  @DisplayName("is skipped while its replacement is not ready")
  void closing_hangs() {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch mayClose = new CountDownLatch(1);
    AtomicInteger count = new AtomicInteger();
    HangingCollector hanging = make(new HangingCollector());
    MetricCollector hangsInClose =
        new MetricCollector() {
          @Override
          public void collect(ScrapeContext scrape, MetricSink sink)
              throws CollectorException, InterruptedException {
            hanging.collect(scrape, sink);
          }

          @Override
          public void close() {
            closing.countDown();
            awaitUninterruptibly(mayClose);
          }
        };
    test.withPeer(() -> count.incrementAndGet() == 1 ? hangsInClose : released());
    makeLate(1);
    giveUp();
    awaitUninterruptibly(closing);

    assertThat(test.status().state()).isEqualTo(State.STUCK);
    assertThat(outcome(test.scrape()).failure()).contains(FailureReason.SKIPPED);

    giveUp();
    test.awaitState(State.IDLE);
    assertThat(test.collectorThreads())
        .as("the one that hangs in close() was given up as well")
        .isEqualTo(3);
    assertThat(lines(test.scrape(), "peer_load")).hasSize(1);

    mayClose.countDown();
    test.awaitCollectorThreads(2);
  }

  @Test
  @DisplayName("is reported by the next run where no replacement can be made")
  void replacement_fails() {
    AtomicInteger count = new AtomicInteger();
    test.withPeer(
        () -> {
          if (count.incrementAndGet() > 1) {
            throw new IllegalStateException("no more of them");
          }
          return make(new HangingCollector());
        });
    makeLate(1);
    giveUp();
    test.awaitState(State.IDLE);

    assertThat(outcome(test.scrape()).detail())
        .isEqualTo("java.lang.IllegalStateException: no more of them");
  }

  @Test
  @DisplayName("adds no thread and no memory with a thousand scrapes more")
  void thousand_scrapes() {
    withCollectors(number -> new HangingCollector());
    makeLate(1);
    long before = test.collectorThreads();

    for (int i = 0; i < 1000; i++) {
      test.pass(Duration.ofSeconds(15));
      CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
      Patience.until("the scrape", () -> passUntilDone(scrape));
    }

    assertThat(test.collectorThreads() - before).isLessThanOrEqualTo(2);
    assertThat(made).hasSize(3);
  }

  /** A scrape of a fresh replacement waits until its deadline. */
  private boolean passUntilDone(CompletableFuture<ScrapeResult> scrape) {
    if (!scrape.isDone() && test.status().state() == State.RUNNING) {
      test.pass(TIMEOUT);
    }
    return scrape.isDone();
  }

  private void withCollectors(IntFunction<HangingCollector> factory) {
    test.withPeer(() -> make(factory.apply(made.size() + 1)));
  }

  private HangingCollector make(HangingCollector collector) {
    made.add(collector);
    return collector;
  }

  private static HangingCollector released() {
    HangingCollector collector = new HangingCollector(healthy());
    collector.releaseForever();
    return collector;
  }

  private void makeLate(int number) {
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    Patience.until("collector number " + number, () -> made.size() >= number);
    made.get(number - 1).awaitHanging();
    test.pass(TIMEOUT);
    await(scrape);
  }

  private void giveUp() {
    test.pass(STUCK_AFTER.plus(MOMENT));
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    Patience.until("a latch", () -> latch.getCount() == 0);
  }
}
