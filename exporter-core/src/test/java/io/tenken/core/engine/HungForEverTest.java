package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.gauge;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.BestTime;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.HangingCollector;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingLog;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("On the real clock, with a collector that hangs for ever")
class HungForEverTest {

  private static final Duration DEADLINE = Duration.ofSeconds(1);

  /** What all but the waiting may take. */
  private static final Duration TOLERANCE = Duration.ofMillis(100);

  private static final MetricDefinition HUNG = gauge("hung");
  private static final MetricDefinition WELL = gauge("well");

  private final HangingCollector hanging =
      new HangingCollector((scrape, sink) -> sink.family(HUNG).add(1));
  private final RecordingLog log = new RecordingLog();
  private final ScrapeEngine engine =
      ScrapeEngine.builder("test", FakeRuntime.with(Ticker.system(), log), new SelfMetrics())
          .collector(spec("hung", HUNG), name -> hanging)
          .collector(spec("well", WELL), name -> wellCollector())
          .build();

  @AfterEach
  void close() {
    hanging.releaseForever();
    engine.close();
  }

  @Test
  @DisplayName("the page comes at the deadline with all that the others have")
  void at_the_deadline() throws Exception {
    Duration limit = DEADLINE.plus(TOLERANCE);

    assertThat(BestTime.within(limit, this::timeOfAPage)).isBetween(DEADLINE, limit);
  }

  private Duration timeOfAPage() throws InterruptedException {
    long start = System.nanoTime();
    ScrapeResult result = scrape();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    assertThat(lines(result, "well")).containsExactly("well 1");
    assertThat(lines(result, "hung")).isEmpty();

    hanging.release();
    awaitIdle();
    return taken;
  }

  @Test
  @DisplayName("a thousand pages more come at once, add no thread and leave nothing in memory")
  void thousand_more() throws Exception {
    scrape();
    int before = Thread.activeCount();
    List<WeakReference<Object>> results = new ArrayList<>();

    long start = System.nanoTime();
    for (int i = 0; i < 1000; i++) {
      results.addAll(scrapeToForget());
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("waiting for the deadline each time would take hours")
        .isLessThan(Duration.ofMinutes(1));
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(before + 2);
    Patience.until(
        "all pages to be forgotten",
        () -> {
          System.gc();
          return results.stream().allMatch(result -> result.get() == null);
        });
    assertThat(log.lines()).as("one line an incident").hasSize(1);
  }

  @Test
  @DisplayName("200 scrapes at once come at the deadline, and the first after its end is complete")
  void two_hundred_at_once() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(200);
    try {
      Callable<ScrapeResult> scrape = this::scrape;
      List<Future<ScrapeResult>> scrapes = clients.invokeAll(Collections.nCopies(200, scrape));
      for (Future<ScrapeResult> each : scrapes) {
        assertThat(lines(each.get(), "hung")).isEmpty();
      }
    } finally {
      clients.shutdown();
    }

    hanging.releaseForever();
    awaitIdle();
    assertThat(lines(scrape(), "hung")).containsExactly("hung 1");
  }

  /** In a frame of its own, so that no variable holds what it has got. */
  private List<WeakReference<Object>> scrapeToForget() throws InterruptedException {
    ScrapeResult result = scrape(Patience.LIMIT);
    assertThat(lines(result, "well")).hasSize(1);
    Object family = result.families().get(result.families().size() - 1);
    return List.of(new WeakReference<>(result), new WeakReference<>(family));
  }

  private void awaitIdle() {
    Patience.until(
        "the end of the call", () -> engine.status().get(0).state() == CollectorStatus.State.IDLE);
  }

  private ScrapeResult scrape() throws InterruptedException {
    return scrape(DEADLINE);
  }

  private ScrapeResult scrape(Duration time) throws InterruptedException {
    return engine.scrape(ScrapeRequest.everything(), Deadline.after(time, Ticker.system()));
  }

  private static MetricCollector wellCollector() {
    return (scrape, sink) -> sink.family(WELL).add(1);
  }
}
