package io.tenken.core.simpleclient;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.SimpleCollector;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import java.util.List;
import java.util.Locale;

/**
 * What the exporter counts about itself, in simpleclient counters, gauges and histograms of a
 * private registry. Thread-safe; no method waits or fails.
 */
public final class SelfMetrics {

  /** What a request was for: a closed list, since it becomes a label. */
  public enum Endpoint {
    METRICS,
    HEALTHY,
    READY,
    LANDING,
    /** Anything else, such as a path that does not exist. */
    OTHER;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static final MetricDefinition REQUESTS =
      MetricDefinition.counter("exporter_http_requests_total")
          .labels("handler", "code")
          .per("endpoint", "status")
          .help("Requests that were answered, by endpoint and HTTP status.")
          .source("web server")
          .build();

  static final MetricDefinition SCRAPES_IN_FLIGHT =
      MetricDefinition.gauge("exporter_scrapes_in_flight")
          .help("Scrapes that are under way now.")
          .source("web server")
          .build();

  static final MetricDefinition SCRAPES_REJECTED =
      MetricDefinition.counter("exporter_scrapes_rejected_total")
          .help("Scrapes that were turned away because too many were in flight.")
          .source("web server, --web.max-requests")
          .build();

  static final MetricDefinition SCRAPE_DURATION =
      MetricDefinition.histogram("exporter_scrape_duration_seconds")
          .unit(Unit.SECONDS)
          .help("Time from the admission of a scrape to the last byte of its page.")
          .source("web server")
          .build();

  static final MetricDefinition RESPONSE_SIZE =
      MetricDefinition.histogram("exporter_response_bytes")
          .unit(Unit.BYTES)
          .help("Size of the pages of metrics as they went out, compressed or not.")
          .source("web server")
          .build();

  static final MetricDefinition TIMEOUT_HEADERS_IGNORED =
      MetricDefinition.counter("exporter_scrape_timeout_headers_ignored_total")
          .help("Scrapes whose timeout header was no usable number, so that the default was used.")
          .source("header X-Prometheus-Scrape-Timeout-Seconds")
          .build();

  static final MetricDefinition AUTHENTICATION_FAILURES =
      MetricDefinition.counter("exporter_authentication_failures_total")
          .help("Requests with a wrong user or password, or with none.")
          .source("web server, --web.config.file")
          .build();

  static final MetricDefinition RATE_LIMITED =
      MetricDefinition.counter("exporter_http_requests_rate_limited_total")
          .help("Requests that were turned away by the rate limit.")
          .source("web server, --web.config.file")
          .build();

  static final MetricDefinition RELOADS =
      MetricDefinition.counter("exporter_web_config_reloads_total")
          .labels("outcome")
          .per("outcome")
          .help("Readings of a web configuration or certificate that had changed, by outcome.")
          .source("web server, --web.config.file")
          .build();

  private static final List<MetricDefinition> METRICS =
      List.of(
          REQUESTS,
          SCRAPES_IN_FLIGHT,
          SCRAPES_REJECTED,
          SCRAPE_DURATION,
          RESPONSE_SIZE,
          TIMEOUT_HEADERS_IGNORED,
          AUTHENTICATION_FAILURES,
          RATE_LIMITED,
          RELOADS);

  private static final CollectorSpec SPEC =
      CollectorSpec.of(
          "exporter", "The exporter itself: requests, scrapes, reloads. Costs nothing.", METRICS);

  private static final double[] DURATIONS = {0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
  private static final double[] SIZES = {1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

  private final CollectorRegistry registry = new CollectorRegistry();
  private final Counter requests = counter(REQUESTS);
  private final Gauge inFlight = registered(Gauge.build(), SCRAPES_IN_FLIGHT);
  private final Counter rejected = counter(SCRAPES_REJECTED);
  private final Histogram durations =
      registered(Histogram.build().buckets(DURATIONS), SCRAPE_DURATION);
  private final Histogram sizes = registered(Histogram.build().buckets(SIZES), RESPONSE_SIZE);
  private final Counter timeoutHeadersIgnored = counter(TIMEOUT_HEADERS_IGNORED);
  private final Counter authenticationFailures = counter(AUTHENTICATION_FAILURES);
  private final Counter rateLimited = counter(RATE_LIMITED);
  private final Counter reloads = counter(RELOADS);

  /** Not in the registry: the engine puts these into every page, under the exporter's namespace. */
  private final Counter failures =
      Counter.build("collector_failures", "-").labelNames("collector", "reason").create();

  /** What {@link #collector} emits. */
  public static CollectorSpec spec() {
    return SPEC;
  }

  /** Shows the current values; any number of them may exist. */
  public MetricCollector collector() {
    return RegistryCollector.of(registry, METRICS);
  }

  /** A request was answered, with success or not. */
  public void requestServed(Endpoint endpoint, int status) {
    requests.labels(endpoint.label(), Integer.toString(status)).inc();
  }

  /** A scrape was admitted; {@link #scrapeEnded} follows in any case. */
  public void scrapeStarted() {
    inFlight.inc();
  }

  /**
   * @param nanos from admission to the last byte written
   */
  public void scrapeEnded(long nanos) {
    inFlight.dec();
    durations.observe(nanos / Collector.NANOSECONDS_PER_SECOND);
  }

  /** A scrape was turned away because too many were in flight. */
  public void scrapeRejected() {
    rejected.inc();
  }

  /** The timeout header of a scrape was no usable number; the default was used. */
  public void timeoutHeaderIgnored() {
    timeoutHeadersIgnored.inc();
  }

  /** The size of a page of metrics as it went out, compressed or not. */
  public void responseBytes(long bytes) {
    sizes.observe((double) bytes);
  }

  /** Wrong user or password, or none. */
  public void authenticationFailed() {
    authenticationFailures.inc();
  }

  /** A request was turned away by the rate limit. */
  public void rateLimited() {
    rateLimited.inc();
  }

  /** The web configuration or a certificate had changed and was read again. */
  public void configurationReloaded(boolean successful) {
    reloads.labels(successful ? "success" : "failure").inc();
  }

  /** A run of a collector failed, or a scrape was refused one. */
  public void collectorFailed(String collector, FailureReason reason) {
    failures.labels(collector, reason.label()).inc();
  }

  /** How often {@link #collectorFailed} was told so. */
  public long collectorFailures(String collector, FailureReason reason) {
    return (long) failures.labels(collector, reason.label()).get();
  }

  private Counter counter(MetricDefinition metric) {
    return registered(Counter.build(), metric);
  }

  private <B extends SimpleCollector.Builder<B, C>, C extends SimpleCollector<?>> C registered(
      B builder, MetricDefinition metric) {
    return builder
        .name(metric.familyName())
        .help(metric.help())
        .labelNames(metric.labelNames().toArray(String[]::new))
        .register(registry);
  }
}
