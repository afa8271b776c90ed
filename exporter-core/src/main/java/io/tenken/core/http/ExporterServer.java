package io.tenken.core.http;

import io.tenken.core.encode.ChunkPool;
import io.tenken.core.spi.ConfigurationException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** The web server of an exporter, listening from {@link #start} until {@link #close}. */
public final class ExporterServer implements AutoCloseable {

  /**
   * Of the 5 s that stopping may take. The rest is for collectors that hang, which get 0.4 s, and
   * for the end of the process on a busy machine.
   */
  private static final Duration DRAIN = Duration.ofSeconds(4);

  /** Of writing one response. */
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(30);

  private static final Pattern TELEMETRY_PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,127}");

  private final List<Listener> listeners;
  private final RequestThreads threads;
  private final ResponseTimeout timeout = new ResponseTimeout(WRITE_LIMIT);
  private final RequestsInFlight inFlight = new RequestsInFlight();
  private final AtomicBoolean closed = new AtomicBoolean();

  private ExporterServer(List<Listener> listeners) {
    this.listeners = List.copyOf(listeners);
    this.threads = new RequestThreads(RequestLimits.MOST_CONNECTIONS * listeners.size());
  }

  /**
   * Listens on every address of the settings, or on none. {@link RequestLimits#apply} comes first,
   * before anything of the JDK's server is touched.
   *
   * @throws ConfigurationException if an address or the path can't be used, saying which and why
   */
  public static ExporterServer start(ServerSettings settings, ServerParts parts)
      throws ConfigurationException {
    RequestLimits.apply();
    checkPath(settings.telemetryPath());
    ExporterServer server = new ExporterServer(bind(settings, parts));
    Router router = new Router(endpoints(settings, parts), parts, server.timeout, server.inFlight);
    for (Listener listener : server.listeners) {
      listener.start(router, server.threads);
    }
    return server;
  }

  /** Where it listens, with the real ports, in the order of the settings. */
  public List<InetSocketAddress> boundAddresses() {
    return listeners.stream().map(Listener::address).toList();
  }

  /**
   * Says 503 on {@code /-/ready} and to new scrapes, lets the requests under way finish for at most
   * 4 s, and stops listening. Idempotent.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      inFlight.drain(DRAIN.toNanos());
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    listeners.forEach(Listener::close);
    threads.close();
    timeout.close();
  }

  private static List<Listener> bind(ServerSettings settings, ServerParts parts)
      throws ConfigurationException {
    List<Listener> listeners = new ArrayList<>();
    try {
      for (String text : settings.listenAddresses()) {
        listeners.add(Listener.bind(ListenAddress.parse(text), parts.security().https()));
      }
      return listeners;
    } catch (ConfigurationException unusable) {
      listeners.forEach(Listener::close);
      throw unusable;
    }
  }

  /** Where the metrics are at {@code /}, there is no landing page. */
  private static Map<String, Endpoint> endpoints(ServerSettings settings, ServerParts parts) {
    Map<String, Endpoint> endpoints = new HashMap<>();
    endpoints.put(LandingPage.PATH, new LandingPage(settings, parts.scraper()));
    endpoints.put(Healthy.PATH, new Healthy());
    endpoints.put(Ready.PATH, new Ready());
    PageEncoder encoder = new PageEncoder(ChunkPool.ofQuarterOfHeap());
    endpoints.put(settings.telemetryPath(), new MetricsEndpoint(parts, settings, encoder));
    return endpoints;
  }

  private static void checkPath(String path) throws ConfigurationException {
    if (!TELEMETRY_PATH.matcher(path).matches() || path.startsWith("/-/")) {
      throw new ConfigurationException(
          "--web.telemetry-path \"%s\": expected a path such as /metrics, not below /-/"
              .formatted(path));
    }
  }
}
