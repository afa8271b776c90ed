package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.FailingCollector;
import io.tenken.core.testing.SlowCollector;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A peer out of reach")
class BackoffTest {

  private final EngineUnderTest test = new EngineUnderTest();
  private final FailingCollector failing =
      new FailingCollector(FailureReason.UNREACHABLE, healthy());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @DisplayName(
      "is asked by every scrape where asking costs nothing, so the first scrape after its repair is"
          + " complete")
  void cheap_failures() {
    withAttemptsOf(Duration.ZERO);
    for (int i = 0; i < 20; i++) {
      assertThat(outcome(test.scrape()).failure()).contains(FailureReason.UNREACHABLE);
    }
    assertThat(failing.runs()).isEqualTo(20);

    failing.repair();

    assertThat(lines(test.scrape(), "peer_up")).containsExactly("peer_up 1");
  }

  @Test
  @DisplayName("is left alone after three costly failures for twenty times their cost")
  void costly_failures() {
    withAttemptsOf(Duration.ofMillis(500));
    test.scrape();
    test.scrape();
    test.scrape();
    assertThat(failing.runs()).isEqualTo(3);

    CollectorOutcome spared = outcome(test.scrape());
    assertThat(failing.runs()).isEqualTo(3);
    assertThat(spared.failure()).contains(FailureReason.UNREACHABLE);
    assertThat(spared.detail())
        .isEqualTo("fails on purpose (asked 3 times in vain; not again for 10.0 s)");
    assertThat(spared.duration()).isZero();

    test.pass(Duration.ofSeconds(10).minusNanos(1));
    test.scrape();
    assertThat(failing.runs()).isEqualTo(3);
    test.pass(Duration.ofNanos(1));
    test.scrape();
    assertThat(failing.runs()).isEqualTo(4);
  }

  @Test
  @DisplayName("is still 0 where it has to be countable, and each scrape without it is counted")
  void while_it_is_spared() {
    withAttemptsOf(Duration.ofMillis(500));
    for (int i = 0; i < 3; i++) {
      test.scrape();
    }

    ScrapeResult spared = test.scrape();

    assertThat(lines(spared, "peer_up")).containsExactly("peer_up 0");
    assertThat(test.self.collectorFailures("peer", FailureReason.UNREACHABLE)).isEqualTo(4);
  }

  @Test
  @DisplayName("is asked as ever after a success, until three more failures")
  void success_resets() {
    withAttemptsOf(Duration.ofMillis(500));
    test.scrape();
    test.scrape();
    failing.repair();
    test.scrape();
    failing.failWith(FailureReason.PERMISSION);
    for (int i = 0; i < 4; i++) {
      test.scrape();
    }

    assertThat(failing.runs()).isEqualTo(6);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = FailureReason.class,
      names = {"UNREACHABLE", "PERMISSION"},
      mode = EnumSource.Mode.EXCLUDE)
  @DisplayName("is one thing, one that answers wrongly another: it is asked by every scrape")
  void other_reasons(FailureReason reason) {
    failing.failWith(reason);
    withAttemptsOf(Duration.ofSeconds(1));
    for (int i = 0; i < 5; i++) {
      test.scrape();
    }

    assertThat(failing.runs()).isEqualTo(5);
  }

  @Test
  @DisplayName("in part is no reason for a pause")
  void partial_failures() {
    test.withPeer(
        (scrape, sink) -> {
          test.ticker.advance(Duration.ofSeconds(1));
          sink.partial(FailureReason.UNREACHABLE, "one of two");
          healthy().collect(scrape, sink);
        });
    for (int i = 0; i < 5; i++) {
      assertThat(outcome(test.scrape()).kept()).isTrue();
    }
  }

  @Test
  @DisplayName("is told of once, however often it is asked in vain")
  void one_line() {
    withAttemptsOf(Duration.ofMillis(500));
    for (int i = 0; i < 10; i++) {
      test.scrape();
    }

    assertThat(test.log.lines()).hasSize(1);
  }

  private void withAttemptsOf(Duration cost) {
    test.withPeer(new SlowCollector(test.ticker, cost, failing));
  }
}
