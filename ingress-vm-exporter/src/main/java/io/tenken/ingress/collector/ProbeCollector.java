package io.tenken.ingress.collector;

import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.spi.Ticker;
import io.tenken.ingress.probe.Probe;
import io.tenken.ingress.probe.ProbeFailure;
import io.tenken.ingress.probe.ProbeResult;
import io.tenken.ingress.probe.ProbeRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Whether the services of this machine answer as they should. Up to eight are asked at once, on
 * threads of this collector, so that one that hangs does not keep the others waiting.
 */
public final class ProbeCollector implements MetricCollector {

  static final MetricDefinition SUCCESS =
      MetricDefinition.gauge("ingress_probe_success")
          .labels("probe")
          .help("1 if the service has answered as it should, 0 if not.")
          .source("--config.file: probes; HTTP or TCP to this machine")
          .per("probe")
          .build();

  static final MetricDefinition DURATION =
      MetricDefinition.gauge("ingress_probe_duration_seconds")
          .unit(SECONDS)
          .labels("probe")
          .help("Time from connecting to the decision.")
          .source("this exporter's clock")
          .per("probe")
          .build();

  static final MetricDefinition STATUS =
      MetricDefinition.gauge("ingress_probe_http_status")
          .labels("probe")
          .help("Status of the HTTP answer; absent if there was none.")
          .source("HTTP status line")
          .per("HTTP probe")
          .build();

  static final MetricDefinition FAILURE =
      MetricDefinition.gauge("ingress_probe_failure")
          .labels("probe", "reason")
          .help(
              "1 for why the probe has failed: refused, timeout, tls, protocol, status, body; absent"
                  + " if it has not.")
          .source("HTTP or TCP to this machine")
          .per("probe")
          .build();

  public static final List<MetricDefinition> METRICS = List.of(SUCCESS, DURATION, STATUS, FAILURE);

  private static final int MOST_AT_ONCE = 8;
  private static final Duration RESERVE = Duration.ofMillis(100);

  private final List<Probe> probes;
  private final Ticker ticker;
  private final ExecutorService threads;

  public ProbeCollector(List<Probe> probes, Ticker ticker) {
    this.probes = List.copyOf(probes);
    this.ticker = ticker;
    this.threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(MOST_AT_ONCE, probes.size())), ProbeCollector::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "probe");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink) throws InterruptedException {
    Deadline deadline = scrape.deadline().earlierBy(RESERVE);
    List<Future<ProbeResult>> results = new ArrayList<>();
    for (Probe probe : probes) {
      results.add(threads.submit(() -> new ProbeRun(probe, ticker).run(deadline)));
    }
    try {
      for (int i = 0; i < results.size(); i++) {
        await(results.get(i), probes.get(i).name(), deadline, sink);
      }
    } finally {
      results.forEach(result -> result.cancel(true));
    }
  }

  private static void await(
      Future<ProbeResult> result, String probe, Deadline deadline, MetricSink sink)
      throws InterruptedException {
    try {
      // A little longer than the probe itself, which knows better why it is late.
      long nanos = deadline.remainingNanos() + RESERVE.toNanos() / 2;
      emit(result.get(nanos, TimeUnit.NANOSECONDS), probe, sink);
    } catch (TimeoutException late) {
      sink.partial(FailureReason.TIMEOUT, unknown(probe, "the scrape left it no time"), late);
    } catch (ExecutionException failed) {
      FailureReason reason =
          failed.getCause() instanceof CollectorException cause
              ? cause.reason()
              : FailureReason.INTERNAL;
      sink.partial(reason, unknown(probe, String.valueOf(failed.getCause())), failed);
    }
  }

  private static String unknown(String probe, String why) {
    return "probe %s: not known (%s)".formatted(probe, why);
  }

  private static void emit(ProbeResult result, String probe, MetricSink sink) {
    sink.family(SUCCESS).add(result.succeeded() ? 1 : 0, probe);
    sink.family(DURATION).add(result.seconds(), probe);
    result.status().ifPresent(status -> sink.family(STATUS).add(status, probe));
    result.failure().map(ProbeFailure::label).ifPresent(r -> sink.family(FAILURE).add(1, probe, r));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
