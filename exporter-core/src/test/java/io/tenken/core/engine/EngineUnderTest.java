package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.model.SamplePart;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.Schedule;
import io.tenken.core.testing.FakeRuntime;
import io.tenken.core.testing.FakeTicker;
import io.tenken.core.testing.Patience;
import io.tenken.core.testing.RecordingLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** An engine whose time the test moves, and the questions that tests ask it. */
final class EngineUnderTest implements AutoCloseable {

  static final MetricDefinition UP =
      MetricDefinition.gauge("peer_up").zeroWhenFailed().help("Up.").source("test").build();

  static final MetricDefinition LOAD =
      MetricDefinition.gauge("peer_load").labels("cpu").help("Load.").source("test").build();

  static final Duration BUDGET = Duration.ofSeconds(30);
  static final Duration TIMEOUT = Duration.ofSeconds(10);

  final FakeTicker ticker = new FakeTicker();
  final RecordingLog log = new RecordingLog();
  final SelfMetrics self = new SelfMetrics();
  private final ScrapeEngine.Builder builder =
      ScrapeEngine.builder("peer", FakeRuntime.with(ticker, log), self).random(() -> 0.5);
  private final List<Thread> scrapers = new CopyOnWriteArrayList<>();
  private final Set<Thread> ofOtherTests = Thread.getAllStackTraces().keySet();
  private Optional<ScrapeEngine> engine = Optional.empty();

  /** Emits {@code peer_up 1} and the load of one CPU. */
  static MetricCollector healthy() {
    return (scrape, sink) -> {
      sink.family(UP).add(1);
      sink.family(LOAD).add(42, "0");
    };
  }

  static CollectorSpec spec(String name, MetricDefinition... metrics) {
    return CollectorSpec.of(name, "help", Arrays.asList(metrics)).withBudget(BUDGET);
  }

  static MetricDefinition gauge(String name, String... labels) {
    return MetricDefinition.gauge(name).labels(labels).help("Help.").source("test").build();
  }

  EngineUnderTest with(CollectorSpec spec, CollectorSource source) {
    builder.collector(spec, source);
    return this;
  }

  EngineUnderTest with(CollectorSpec spec, MetricCollector collector) {
    return with(spec, name -> collector);
  }

  /** The collector {@code peer} with the metrics {@link #UP} and {@link #LOAD}. */
  EngineUnderTest withPeer(MetricCollector collector) {
    return with(spec("peer", UP, LOAD), collector);
  }

  EngineUnderTest withPeer(Supplier<MetricCollector> freshCollectors) {
    return with(spec("peer", UP, LOAD), name -> freshCollectors.get());
  }

  EngineUnderTest withPeerInBackground(Schedule schedule, MetricCollector collector) {
    return with(spec("peer", UP, LOAD), new Scheduled(schedule, collector));
  }

  ScrapeEngine engine() {
    ScrapeEngine built = engine.orElseGet(builder::build);
    engine = Optional.of(built);
    return built;
  }

  Deadline in(Duration time) {
    return Deadline.after(time, ticker);
  }

  ScrapeResult scrape() {
    return scrape(ScrapeRequest.everything());
  }

  ScrapeResult scrape(ScrapeRequest request) {
    return await(scrapeAside(request, TIMEOUT));
  }

  CompletableFuture<ScrapeResult> scrapeAside() {
    return scrapeAside(ScrapeRequest.everything(), TIMEOUT);
  }

  /** A scrape on another thread. */
  CompletableFuture<ScrapeResult> scrapeAside(ScrapeRequest request, Duration timeout) {
    ScrapeEngine scraped = engine();
    Deadline deadline = in(timeout);
    CompletableFuture<ScrapeResult> result = new CompletableFuture<>();
    Thread scraper =
        new Thread(
            () -> {
              try {
                result.complete(scraped.scrape(request, deadline));
              } catch (InterruptedException | RuntimeException | Error e) {
                result.completeExceptionally(e);
              }
            },
            "test-scrape");
    scraper.setDaemon(true);
    scraper.start();
    scrapers.add(scraper);
    return result;
  }

  /** Scrapes that wait for a collector. */
  long waitingScrapes() {
    return scrapers.stream()
        .filter(scraper -> scraper.getState() == Thread.State.TIMED_WAITING)
        .count();
  }

  /** Scrapes that have not ended. */
  long scrapesUnderWay() {
    return scrapers.stream().filter(Thread::isAlive).count();
  }

  /** The threads of the collector {@code peer}, also those given up. */
  long collectorThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("collector-peer"))
        .filter(thread -> !ofOtherTests.contains(thread))
        .count();
  }

  void awaitCollectorThreads(int number) {
    Patience.until(number + " threads", () -> collectorThreads() == number);
  }

  /** Lets time pass, and everybody see it. */
  void pass(Duration time) {
    ticker.advance(time);
    engine().heartbeat();
  }

  static ScrapeResult await(CompletableFuture<ScrapeResult> scrape) {
    Patience.until("the end of the scrape", scrape::isDone);
    try {
      return scrape.join();
    } catch (CompletionException e) {
      throw new AssertionError("the scrape has failed", e.getCause());
    }
  }

  CollectorStatus status() {
    return engine().status().get(0);
  }

  void awaitState(CollectorStatus.State state) {
    Patience.until("state " + state, () -> status().state() == state);
  }

  @Override
  public void close() {
    engine.ifPresent(ScrapeEngine::close);
  }

  static CollectorOutcome outcome(ScrapeResult result) {
    return result.outcomes().get(0);
  }

  /** All rows of the page that start so, as {@code name{label="value"} 1}. */
  static List<String> lines(ScrapeResult result, String prefix) {
    List<String> lines = new ArrayList<>();
    for (MetricFamily family : result.families()) {
      for (int row = 0; row < family.rows(); row++) {
        lines.add(line(family, row));
      }
    }
    return lines.stream().filter(line -> line.startsWith(prefix)).toList();
  }

  private static String line(MetricFamily family, int row) {
    StringBuilder line = new StringBuilder(family.definition().name());
    List<String> names = family.definition().labelNames();
    for (int label = 0; label < names.size(); label++) {
      line.append(label == 0 ? "{" : ",").append(names.get(label));
      line.append("=\"").append(family.labelValue(row, label)).append('"');
    }
    line.append(names.isEmpty() ? "" : "}");
    if (family.part(row) != SamplePart.VALUE) {
      line.append(' ').append(family.part(row)).append(' ').append(family.boundary(row));
    }
    boolean integer = family.isInteger(row);
    return line.append(' ').toString()
        + (integer ? Long.toString(family.longValue(row)) : "" + family.doubleValue(row));
  }

  private record Scheduled(Schedule when, MetricCollector collector) implements CollectorSource {

    @Override
    public MetricCollector create(String name) {
      return collector;
    }

    @Override
    public Schedule schedule(String name) {
      return when;
    }
  }
}
