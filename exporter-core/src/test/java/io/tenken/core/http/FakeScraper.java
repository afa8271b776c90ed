package io.tenken.core.http;

import io.tenken.core.engine.CollectorStatus;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.engine.Scraper;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Gives what the test says, at once or when the test lets it. */
final class FakeScraper implements Scraper {

  /** The page in text, unless the test says otherwise. */
  static final String PAGE = "# HELP test_up Always 1.\n# TYPE test_up gauge\ntest_up 1\n";

  private static final MetricDefinition UP =
      MetricDefinition.gauge("test_up").help("Always 1.").source("test").build();

  private final List<ScrapeRequest> requests = new CopyOnWriteArrayList<>();
  private final List<Duration> timeouts = new CopyOnWriteArrayList<>();
  private final AtomicInteger running = new AtomicInteger();
  private volatile CountDownLatch held = new CountDownLatch(0);
  private volatile Supplier<List<MetricFamily>> families = () -> List.of(up());
  private volatile List<CollectorStatus> status = List.of(idle("cpu"), idle("disk"));

  /** Scrapes wait until {@link #release}, or for their deadline. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  void gives(Supplier<List<MetricFamily>> answer) {
    families = answer;
  }

  void hasStatus(CollectorStatus... collectors) {
    status = List.of(collectors);
  }

  /** Scrapes that wait now. */
  int running() {
    return running.get();
  }

  ScrapeRequest lastRequest() {
    return requests.get(requests.size() - 1);
  }

  Duration lastTimeout() {
    return timeouts.get(timeouts.size() - 1);
  }

  int scrapes() {
    return requests.size();
  }

  @Override
  public ScrapeResult scrape(ScrapeRequest request, Deadline deadline) throws InterruptedException {
    requests.add(request);
    timeouts.add(deadline.remaining());
    running.incrementAndGet();
    try {
      held.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      return new ScrapeResult(families.get(), List.of());
    } finally {
      running.decrementAndGet();
    }
  }

  @Override
  public List<CollectorStatus> status() {
    return status;
  }

  static CollectorStatus idle(String name) {
    return new CollectorStatus(
        name, CollectorStatus.State.IDLE, Optional.empty(), "", Optional.of(Duration.ofSeconds(7)));
  }

  static MetricFamily up() {
    return MetricFamily.builder(UP, 1).add(1L).build();
  }

  /** A page of about so many bytes. */
  static MetricFamily large(int bytes) {
    MetricDefinition metric =
        MetricDefinition.gauge("test_rows").labels("row").help("Many rows.").source("test").build();
    MetricFamily.Builder rows = MetricFamily.builder(metric, bytes / 100);
    for (int i = 0; i < bytes / 100; i++) {
      rows.add(i, "%078d".formatted(i));
    }
    return rows.build();
  }
}
