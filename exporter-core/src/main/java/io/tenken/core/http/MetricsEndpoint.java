package io.tenken.core.http;

import io.tenken.core.encode.AcceptEncoding;
import io.tenken.core.encode.AcceptHeader;
import io.tenken.core.engine.CollectorStatus;
import io.tenken.core.engine.ScrapeRequest;
import io.tenken.core.engine.ScrapeResult;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.Deadline;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page of metrics: admission, deadline, scrape, and the whole page before the first byte. */
final class MetricsEndpoint implements Endpoint {

  private final ServerParts parts;
  private final Duration defaultTimeout;
  private final Duration timeoutOffset;
  private final AdmissionGate gate;
  private final PageEncoder encoder;

  MetricsEndpoint(ServerParts parts, ServerSettings settings, PageEncoder encoder) {
    this.parts = parts;
    this.defaultTimeout = settings.scrapeTimeout();
    this.timeoutOffset = settings.timeoutOffset();
    this.gate = new AdmissionGate(settings.mostRequests());
    this.encoder = encoder;
  }

  @Override
  public SelfMetrics.Endpoint label() {
    return SelfMetrics.Endpoint.METRICS;
  }

  @Override
  public Answer answer(Request request, boolean draining) throws HttpProblem, InterruptedException {
    if (draining) {
      throw HttpProblem.unavailable("stopping");
    }
    ScrapeRequest wanted = ScrapeQuery.parse(request.query(), enabledCollectors());
    Deadline deadline = Deadline.after(timeout(request), parts.ticker());
    try (AdmissionGate.Place place = enter()) {
      ScrapeInFlight scrape = new ScrapeInFlight(parts.metrics(), parts.ticker());
      try {
        return page(request, parts.scraper().scrape(wanted, deadline), scrape);
      } catch (RuntimeException | Error | InterruptedException failure) {
        scrape.close();
        throw failure;
      }
    }
  }

  private Answer page(Request request, ScrapeResult result, ScrapeInFlight scrape)
      throws InterruptedException {
    AcceptHeader accepted = AcceptHeader.parse(request.header("Accept"));
    AcceptEncoding encoding = AcceptEncoding.parse(request.header("Accept-Encoding"));
    PageEncoder.Page page = encoder.encode(result.families(), accepted.format(), encoding);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", accepted.contentType());
    headers.put("Vary", "Accept, Accept-Encoding");
    if (page.gzipped()) {
      headers.put("Content-Encoding", "gzip");
    }
    return new Answer(200, headers, scrape.body(page.bytes()));
  }

  private AdmissionGate.Place enter() throws HttpProblem {
    Optional<AdmissionGate.Place> place = gate.enter();
    if (place.isEmpty()) {
      parts.metrics().scrapeRejected();
      throw HttpProblem.unavailable(
          "%d scrapes are in flight, which is the limit (--web.max-requests)"
              .formatted(gate.most()));
    }
    return place.get();
  }

  private Duration timeout(Request request) {
    Optional<Duration> timeout =
        request
            .firstHeader(ScrapeTimeout.HEADER)
            .flatMap(header -> ScrapeTimeout.parse(header, timeoutOffset));
    if (timeout.isEmpty()) {
      parts.metrics().timeoutHeaderIgnored();
    }
    return timeout.orElse(defaultTimeout);
  }

  private Set<String> enabledCollectors() {
    Set<String> names = new LinkedHashSet<>();
    for (CollectorStatus collector : parts.scraper().status()) {
      names.add(collector.collector());
    }
    return names;
  }
}
