package io.tenken.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.RecordingLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Many scrapes of collectors that finish around the deadline")
class HandOverStressTest {

  private static final Duration DEADLINE = Duration.ofMillis(2);
  private static final int SCRAPERS = 8;
  private static final int SCRAPES = 250;
  private static final int ROWS = 20;

  @Test
  @DisplayName("get whole runs or none, each newer than the one before, and never two at once")
  void hand_over() throws Exception {
    List<Erratic> collectors = new ArrayList<>();
    ScrapeEngine.Builder builder =
        ScrapeEngine.builder(
            "stress", FakeRuntime.with(Ticker.system(), new RecordingLog()), new SelfMetrics());
    for (int i = 0; i < 3; i++) {
      Erratic collector = new Erratic(EngineUnderTest.gauge("metric_" + i, "row"), i);
      collectors.add(collector);
      builder.collector(EngineUnderTest.spec("c" + i, collector.metric), name -> collector);
    }
    int whole = 0;
    ExecutorService scrapers = Executors.newFixedThreadPool(SCRAPERS);
    try (ScrapeEngine engine = builder.build()) {
      List<Future<Integer>> done = scrapers.invokeAll(scrapers(engine));
      for (Future<Integer> scraper : done) {
        whole += scraper.get();
      }
    } finally {
      scrapers.shutdown();
    }

    assertThat(collectors).allSatisfy(collector -> assertThat(collector.mostAtOnce).hasValue(1));
    assertThat(whole).as("some were in time").isPositive();
  }

  private static List<Callable<Integer>> scrapers(ScrapeEngine engine) {
    List<Callable<Integer>> scrapers = new ArrayList<>();
    for (int i = 0; i < SCRAPERS; i++) {
      scrapers.add(() -> scrapeOften(engine));
    }
    return scrapers;
  }

  /** The number of collectors' results that came whole. */
  private static int scrapeOften(ScrapeEngine engine) throws InterruptedException {
    int whole = 0;
    long[] newest = new long[3];
    for (int i = 0; i < SCRAPES; i++) {
      Deadline deadline = Deadline.after(DEADLINE, Ticker.system());
      ScrapeResult result = engine.scrape(ScrapeRequest.everything(), deadline);
      for (MetricFamily family : result.families()) {
        if (family.definition().name().startsWith("metric_")) {
          int collector = family.definition().name().charAt("metric_".length()) - '0';
          long run = theRunOf(family);
          assertThat(run).isGreaterThan(newest[collector]);
          newest[collector] = run;
          whole++;
        }
      }
      assertThat(result.outcomes()).hasSize(3);
    }
    return whole;
  }

  private static long theRunOf(MetricFamily family) {
    assertThat(family.rows()).isEqualTo(ROWS);
    Set<Long> runs = new HashSet<>();
    for (int row = 0; row < family.rows(); row++) {
      runs.add(family.longValue(row));
    }
    assertThat(runs).hasSize(1);
    return runs.iterator().next();
  }

  /** Takes from nothing to twice the deadline; every row carries the number of its run. */
  private static final class Erratic implements MetricCollector {

    private final MetricDefinition metric;
    private final Random random;
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private int run;

    private Erratic(MetricDefinition metric, long seed) {
      this.metric = metric;
      this.random = new Random(seed);
    }

    @Override
    public void collect(ScrapeContext scrape, MetricSink sink) {
      int now = atOnce.incrementAndGet();
      mostAtOnce.accumulateAndGet(now, Math::max);
      run++;
      FamilyWriter rows = sink.family(metric);
      int pauseBefore = random.nextInt(ROWS);
      for (int row = 0; row < ROWS; row++) {
        if (row == pauseBefore) {
          LockSupport.parkNanos(random.nextLong(2 * DEADLINE.toNanos()));
        }
        rows.add(run, Integer.toString(row));
      }
      atOnce.decrementAndGet();
    }
  }
}
