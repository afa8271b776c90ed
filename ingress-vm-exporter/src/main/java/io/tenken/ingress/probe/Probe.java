package io.tenken.ingress.probe;

import io.tenken.core.untrusted.OperatorPattern;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A question to a service of this machine. Immutable.
 *
 * @param name label of the result
 * @param url {@code http://…}, {@code https://…} or {@code tcp://host:port}, on loopback
 * @param status the HTTP status that is right; any of 2xx if empty
 * @param body what the first 16 KiB of the body must contain
 * @param timeout for all of it
 * @param insecure take any certificate
 */
public record Probe(
    String name,
    URI url,
    OptionalInt status,
    Optional<OperatorPattern> body,
    Duration timeout,
    boolean insecure) {

  private static final String TCP = "tcp";
  private static final int MOST_NAME = 100;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  /**
   * @throws IllegalArgumentException naming the probe and saying what is wrong with it
   */
  public Probe {
    require(
        !name.isBlank() && name.length() <= MOST_NAME, name, "needs a name of 1 to 100 letters");
    require(
        url.getScheme() != null && url.getHost() != null, name, "needs a url with scheme and host");
    require(url.getRawUserInfo() == null, name, "takes no user or password in its url");
    require(
        !LoopbackHost.addresses(url.getHost()).isEmpty(),
        name,
        "host \"%s\" is not this machine; expected localhost, 127.0.0.1 or [::1]"
            .formatted(url.getHost()));
    require(
        timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(LONGEST) <= 0,
        name,
        "expected a timeout above 0s, of at most 1m");
    switch (url.getScheme()) {
      case "http", "https" ->
          require(
              status.isEmpty() || (status.getAsInt() >= 200 && status.getAsInt() <= 599),
              name,
              "expected a status from 200 to 599");
      case TCP ->
          require(
              url.getPort() >= 0 && status.isEmpty() && body.isEmpty(),
              name,
              "tcp takes a port, and neither status nor body");
      default ->
          require(
              false, name, "scheme \"%s\" is none of http, https, tcp".formatted(url.getScheme()));
    }
    require(port(url) > 0 && port(url) <= 65_535, name, "expected a port from 1 to 65535");
  }

  boolean isHttp() {
    return !TCP.equals(url.getScheme());
  }

  boolean isTls() {
    return "https".equals(url.getScheme());
  }

  int port() {
    return port(url);
  }

  /** Path and query, escaped. */
  String target() {
    String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
  }

  private static int port(URI url) {
    if (url.getPort() >= 0) {
      return url.getPort();
    }
    return "https".equals(url.getScheme()) ? 443 : 80;
  }

  private static void require(boolean holds, String name, String problem) {
    if (!holds) {
      throw new IllegalArgumentException("probe \"%s\": %s".formatted(name, problem));
    }
  }
}
