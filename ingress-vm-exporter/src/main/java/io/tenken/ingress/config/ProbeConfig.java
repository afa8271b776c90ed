package io.tenken.ingress.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One of {@code probes:} a question to a service of this machine.
 *
 * @param name label of the result
 * @param url {@code http://…}, {@code https://…} or {@code tcp://host:port}
 * @param status the HTTP status that is right; any of 2xx if none is given
 * @param body a regular expression (RE2) that the body must contain; none if not given
 * @param timeout for all of it
 * @param insecure take any certificate
 */
public record ProbeConfig(
    String name,
    URI url,
    @Nullable Integer status,
    @Nullable String body,
    Duration timeout,
    Boolean insecure) {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);

  /**
   * @throws IllegalArgumentException saying what is wrong
   */
  public ProbeConfig(
      @Nullable String name,
      @Nullable URI url,
      @Nullable Integer status,
      @Nullable String body,
      @Nullable Duration timeout,
      @Nullable Boolean insecure) {
    if (name == null || name.isBlank()) {
      throw new IllegalArgumentException("a probe needs a name");
    }
    if (url == null || url.getHost() == null || url.getScheme() == null) {
      throw new IllegalArgumentException("probe \"" + name + "\" needs a url with scheme and host");
    }
    this.name = name;
    this.url = url;
    this.status = status;
    this.body = body;
    this.timeout = timeout == null ? DEFAULT_TIMEOUT : timeout;
    this.insecure = insecure != null && insecure;
    checkKind();
  }

  private void checkKind() {
    switch (url.getScheme()) {
      case "http", "https" -> {}
      case "tcp" -> {
        if (url.getPort() < 0 || status != null || body != null) {
          throw new IllegalArgumentException(
              "probe \"" + name + "\": tcp takes a port, and neither status nor body");
        }
      }
      default ->
          throw new IllegalArgumentException(
              "probe \"%s\": scheme \"%s\" is none of http, https, tcp"
                  .formatted(name, url.getScheme()));
    }
  }
}
