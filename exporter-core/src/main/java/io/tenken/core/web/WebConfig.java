package io.tenken.core.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What a web configuration file says.
 *
 * @param file itself
 * @param users bcrypt hash by name; empty: no authentication
 */
record WebConfig(
    Path file,
    Optional<TlsConfig> tls,
    Map<String, String> headers,
    Map<String, BcryptHash> users,
    Optional<RateLimit> rateLimit) {

  WebConfig {
    headers = Map.copyOf(headers);
    users = Map.copyOf(users);
  }

  /**
   * A token bucket.
   *
   * @param interval for one more request
   * @param burst requests at once after a pause
   */
  record RateLimit(Duration interval, int burst) {}
}
