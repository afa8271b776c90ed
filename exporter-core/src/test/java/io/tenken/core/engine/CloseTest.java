package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.await;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.Schedule;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.testing.HangingCollector;
import io.tenken.core.testing.Patience;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An engine that is closed")
class CloseTest {

  private final EngineUnderTest test = new EngineUnderTest();

  @Test
  @DisplayName("closes its collectors and ends their threads")
  void idle() {
    AtomicInteger closed = new AtomicInteger();
    test.withPeer(closing(closed::incrementAndGet));
    test.scrape();

    test.close();
    test.close();

    assertThat(closed).hasValue(1);
    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName("has neither threads nor collectors where nobody has scraped")
  void never_used() {
    AtomicInteger made = new AtomicInteger();
    test.withPeer(
        () -> {
          made.incrementAndGet();
          return healthy();
        });

    test.engine().close();

    assertThat(made).hasValue(0);
  }

  @Test
  @DisplayName("skips what is asked of it")
  void scrape_afterwards() {
    test.withPeer(healthy());
    test.engine().close();

    assertThat(outcome(test.scrape()).failure()).contains(FailureReason.SKIPPED);
    assertThat(outcome(test.scrape()).detail()).isEqualTo("the exporter stops");
    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName("starts nothing in the background any more")
  void background() {
    test.withPeerInBackground(
        Schedule.inBackground(Duration.ofSeconds(1), Duration.ofSeconds(1)), healthy());
    test.engine().close();

    test.pass(Duration.ofSeconds(5));

    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName("interrupts a run, and lets go of the scrape that waits for it")
  void interrupts_a_run() {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean interruptedInClose = new AtomicBoolean();
    test.withPeer(
        new MetricCollector() {
          @Override
          public void collect(ScrapeContext scrape, MetricSink sink) throws InterruptedException {
            started.countDown();
            try {
              new CountDownLatch(1).await();
            } finally {
              interrupted.set(true);
              Thread.currentThread().interrupt();
            }
          }

          @Override
          public void close() {
            interruptedInClose.set(Thread.currentThread().isInterrupted());
          }
        });
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    Patience.until("the run", () -> started.getCount() == 0);

    test.close();

    assertThat(outcome(await(scrape)).detail()).isEqualTo("the exporter stops");
    assertThat(interrupted).isTrue();
    assertThat(interruptedInClose).as("close() works undisturbed").isFalse();
    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName("closes a collector that is deaf to interrupts from outside, which frees its call")
  void frees_a_call() {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch freed = new CountDownLatch(1);
    test.withPeer(
        new MetricCollector() {
          @Override
          public void collect(ScrapeContext scrape, MetricSink sink) {
            started.countDown();
            Patience.until("close()", () -> freed.getCount() == 0);
          }

          @Override
          public void close() {
            freed.countDown();
          }
        });
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    Patience.until("the run", () -> started.getCount() == 0);

    test.close();

    await(scrape);
    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName("does not wait for what hangs for ever, not even in close()")
  void hangs_for_ever() {
    CountDownLatch end = new CountDownLatch(1);
    HangingCollector hanging = new HangingCollector();
    test.withPeer(
        new MetricCollector() {
          @Override
          public void collect(ScrapeContext scrape, MetricSink sink)
              throws CollectorException, InterruptedException {
            hanging.collect(scrape, sink);
          }

          @Override
          public void close() {
            Patience.until("the end of the test", () -> end.getCount() == 0);
          }
        });
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();

    test.close();

    await(scrape);
    end.countDown();
    hanging.releaseForever();
    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName(
      "also lets go of scrapes that wait for the run after this one, and of threads given up")
  void with_abandoned_threads() {
    HangingCollector hanging = new HangingCollector();
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();
    test.pass(EngineUnderTest.TIMEOUT);
    test.pass(Duration.ofMinutes(6));
    test.awaitState(CollectorStatus.State.IDLE);

    test.close();

    await(scrape);
    test.awaitCollectorThreads(1);
    hanging.releaseForever();
    test.awaitCollectorThreads(0);
  }

  @Test
  @DisplayName("tells of a collector that can't be closed, and goes on")
  void close_fails() {
    test.withPeer(
        closing(
            () -> {
              throw new IllegalStateException("half open");
            }));
    test.scrape();

    test.close();

    test.awaitCollectorThreads(0);
    assertThat(test.log.lines())
        .containsExactly(
            "WARNING collector_not_closed collector=peer"
                + " cause=java.lang.IllegalStateException: half open");
  }

  @Test
  @DisplayName("hurries where its caller is interrupted, who stays so")
  void interrupted_caller() {
    HangingCollector hanging = new HangingCollector();
    test.withPeer(hanging);
    CompletableFuture<ScrapeResult> scrape = test.scrapeAside();
    hanging.awaitHanging();

    Thread.currentThread().interrupt();
    test.close();

    assertThat(Thread.interrupted()).isTrue();
    hanging.releaseForever();
    await(scrape);
    test.awaitCollectorThreads(0);
  }

  private static MetricCollector closing(Runnable close) {
    return new MetricCollector() {
      @Override
      public void collect(ScrapeContext scrape, MetricSink sink)
          throws CollectorException, InterruptedException {
        healthy().collect(scrape, sink);
      }

      @Override
      public void close() {
        close.run();
      }
    };
  }
}
