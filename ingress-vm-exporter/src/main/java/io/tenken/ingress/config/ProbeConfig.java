package io.tenken.ingress.config;

import io.tenken.core.untrusted.OperatorPattern;
import io.tenken.ingress.probe.Probe;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One of {@code probes:} a question to a service of this machine; see {@link Probe} for the keys.
 *
 * @param status any of 2xx if none is given
 * @param timeout 2s if none is given
 */
public record ProbeConfig(
    String name,
    @Nullable URI url,
    @Nullable Integer status,
    @Nullable String body,
    @Nullable Duration timeout,
    @Nullable Boolean insecure) {

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
    this.name = name;
    this.url = url;
    this.status = status;
    this.body = body;
    this.timeout = timeout;
    this.insecure = insecure;
    probe();
  }

  /** With what holds where nothing is given. */
  public Probe probe() {
    return new Probe(
        name,
        url == null ? URI.create("") : url,
        status == null ? OptionalInt.empty() : OptionalInt.of(status),
        Optional.ofNullable(body).map(OperatorPattern::parse),
        timeout == null ? DEFAULT_TIMEOUT : timeout,
        insecure != null && insecure);
  }
}
