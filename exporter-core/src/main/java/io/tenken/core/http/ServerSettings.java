package io.tenken.core.http;

import io.tenken.core.spi.ExporterIdentity;
import java.time.Duration;
import java.util.List;

/**
 * What the operator has chosen for the web server.
 *
 * @param identity whose server it is
 * @param version as {@code --version} prints it
 * @param listenAddresses {@code :9177}, {@code 0.0.0.0:9177}, {@code [::1]:9177}, {@code
 *     localhost:0}; at least one
 * @param telemetryPath where the metrics are, such as {@code /metrics}
 * @param mostRequests scrapes at one time; beyond that the answer is 503
 * @param scrapeTimeout where the client does not name its own
 * @param timeoutOffset what is left of the client's own for sending the page
 */
public record ServerSettings(
    ExporterIdentity identity,
    String version,
    List<String> listenAddresses,
    String telemetryPath,
    int mostRequests,
    Duration scrapeTimeout,
    Duration timeoutOffset) {

  public static final String DEFAULT_TELEMETRY_PATH = "/metrics";

  /** As in node_exporter. */
  public static final int DEFAULT_MOST_REQUESTS = 40;

  /** Just under the 10 s that Prometheus waits by default. */
  public static final Duration DEFAULT_SCRAPE_TIMEOUT = Duration.ofMillis(9_500);

  /** As in mysqld_exporter. */
  public static final Duration DEFAULT_TIMEOUT_OFFSET = Duration.ofMillis(250);

  public ServerSettings {
    listenAddresses = List.copyOf(listenAddresses);
  }
}
