package io.tenken.core.web;

import java.util.Map;

/** The answer to a request for admission; a refusal is sent as {@link #status} and headers. */
public enum Admission {
  ADMITTED(200),
  /** No user, an unknown one, or a wrong password: the answer does not tell which. */
  UNAUTHENTICATED(401),
  /** Beyond {@code rate_limit}. */
  RATE_LIMITED(429),
  /** Too many passwords wait for being checked. */
  BUSY(503);

  private final int status;

  Admission(int status) {
    this.status = status;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Headers that go with a refusal. */
  public Map<String, String> headers() {
    return switch (this) {
      case ADMITTED -> Map.of();
      case UNAUTHENTICATED ->
          Map.of("WWW-Authenticate", "Basic realm=\"exporter\", charset=\"UTF-8\"");
      case RATE_LIMITED, BUSY -> Map.of("Retry-After", "1");
    };
  }
}
