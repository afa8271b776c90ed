package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.LOAD;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.engine.CollectorStatus.State;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.testing.FailingCollector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A collector that fails")
class FailureTest {

  private final EngineUnderTest test = new EngineUnderTest();

  @AfterEach
  void close() {
    test.close();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(FailureReason.class)
  @DisplayName("has its reason in the outcome and in the count, and is well after its repair")
  void reasons(FailureReason reason) {
    FailingCollector failing = new FailingCollector(reason, healthy());
    test.withPeer(failing);

    ScrapeResult result = test.scrape();

    assertThat(outcome(result).failure()).contains(reason);
    assertThat(outcome(result).detail()).isEqualTo("fails on purpose");
    assertThat(outcome(result).kept()).isFalse();
    assertThat(lines(result, "peer_up")).containsExactly("peer_up 0");
    assertThat(lines(result, "peer_scrape_collector_failures_total"))
        .contains(
            "peer_scrape_collector_failures_total{collector=\"peer\",reason=\"%s\"} 1"
                .formatted(reason.label()));

    failing.repair();
    assertThat(lines(test.scrape(), "peer_up")).containsExactly("peer_up 1");
  }

  @Test
  @DisplayName("loses the rows that it has emitted: half a list makes wrong sums")
  void rows_are_dropped() {
    test.withPeer(
        (scrape, sink) -> {
          sink.family(LOAD).add(1, "a");
          throw new CollectorException(FailureReason.PROTOCOL, "cut off");
        });

    assertThat(lines(test.scrape(), "peer_load")).isEmpty();
  }

  @Test
  @DisplayName("by a fault of ours survives it")
  void faults_of_ours() {
    List<MetricCollector> faults =
        List.of(
            (scrape, sink) -> {
              throw new IllegalStateException("a bug");
            },
            (scrape, sink) -> {
              throw new UnsatisfiedLinkError("no such library");
            },
            (scrape, sink) -> {
              throw new StackOverflowError();
            },
            (scrape, sink) -> {
              throw new InterruptedException("by somebody");
            });
    AtomicInteger run = new AtomicInteger();
    test.withPeer((scrape, sink) -> faults.get(run.getAndIncrement()).collect(scrape, sink));

    assertThat(outcome(test.scrape()).detail()).isEqualTo("java.lang.IllegalStateException: a bug");
    assertThat(outcome(test.scrape()).detail())
        .isEqualTo("java.lang.UnsatisfiedLinkError: no such library");
    assertThat(outcome(test.scrape()).detail()).isEqualTo("java.lang.StackOverflowError");
    CollectorOutcome interrupted = outcome(test.scrape());
    assertThat(interrupted.failure()).contains(FailureReason.INTERNAL);
    assertThat(test.self.collectorFailures("peer", FailureReason.INTERNAL)).isEqualTo(4);
  }

  @Test
  @DisplayName("does not hand an interrupt on to its next run")
  void interrupt_is_cleared() {
    AtomicBoolean interrupted = new AtomicBoolean();
    test.withPeer(
        (scrape, sink) -> {
          interrupted.set(Thread.currentThread().isInterrupted());
          Thread.currentThread().interrupt();
        });
    test.scrape();
    test.scrape();

    assertThat(interrupted).isFalse();
  }

  @Test
  @DisplayName("by a lack of memory takes its thread down, which nobody hides, and gets a new one")
  void out_of_memory() {
    AtomicInteger made = new AtomicInteger();
    AtomicInteger closed = new AtomicInteger();
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    test.withPeer(
        () -> {
          int number = made.incrementAndGet();
          return new OutOfMemory(number == 1, closed, uncaught);
        });

    CollectorOutcome died = outcome(test.scrape());
    assertThat(died.failure()).contains(FailureReason.INTERNAL);
    assertThat(died.detail()).isEqualTo("the collector's thread has died; the log says why");
    assertThat(uncaught.join()).isInstanceOf(OutOfMemoryError.class);

    test.awaitState(State.IDLE);
    assertThat(lines(test.scrape(), "peer_up")).containsExactly("peer_up 1");
    assertThat(made).hasValue(2);
    assertThat(closed).hasValue(1);
  }

  @Test
  @DisplayName("where it is made is made again by the next scrape")
  void creation_fails() {
    AtomicInteger made = new AtomicInteger();
    test.withPeer(
        () -> {
          if (made.incrementAndGet() == 1) {
            throw new IllegalStateException("not yet");
          }
          return healthy();
        });

    assertThat(outcome(test.scrape()).detail())
        .isEqualTo("java.lang.IllegalStateException: not yet");
    assertThat(outcome(test.scrape()).succeeded()).isTrue();
  }

  @Test
  @DisplayName("writes one line for each new reason of an incident, none for each scrape")
  void lines_of_an_incident() {
    FailingCollector failing = new FailingCollector(FailureReason.UNREACHABLE, healthy());
    test.withPeer(failing);
    test.scrape();
    test.scrape();
    failing.failWith(FailureReason.PARSE);
    test.scrape();
    failing.failWith(FailureReason.UNREACHABLE);
    test.scrape();

    assertThat(test.log.lines())
        .containsExactly(
            "WARNING collector_failed collector=peer reason=unreachable detail=fails on purpose",
            "WARNING collector_failed collector=peer reason=parse detail=fails on purpose");

    failing.repair();
    test.scrape();
    failing.failWith(FailureReason.UNREACHABLE);
    test.scrape();
    assertThat(test.log.lines()).hasSize(4);
  }

  @Test
  @DisplayName("has its cause in the log")
  void cause() {
    test.withPeer(
        (scrape, sink) -> {
          throw new CollectorException(
              FailureReason.PROTOCOL, "cut off", new IllegalArgumentException("byte 7"));
        });
    test.scrape();

    assertThat(test.log.lines())
        .containsExactly(
            "WARNING collector_failed collector=peer reason=protocol detail=cut off"
                + " cause=java.lang.IllegalArgumentException: byte 7");
  }

  @Test
  @DisplayName("can write events of its own, which carry its name")
  void own_events() {
    test.withPeer((scrape, sink) -> scrape.log().info("peer_upgraded", "version", "7"));
    test.scrape();

    assertThat(test.log.lines()).containsExactly("INFO peer_upgraded collector=peer version=7");
  }

  private record OutOfMemory(
      boolean fails, AtomicInteger closed, CompletableFuture<Throwable> uncaught)
      implements MetricCollector {

    @Override
    public void collect(io.tenken.core.spi.ScrapeContext scrape, io.tenken.core.spi.MetricSink sink)
        throws CollectorException, InterruptedException {
      if (fails) {
        Thread.currentThread()
            .setUncaughtExceptionHandler((thread, error) -> uncaught.complete(error));
        throw new OutOfMemoryError("on purpose");
      }
      healthy().collect(scrape, sink);
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
