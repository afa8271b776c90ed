package io.tenken.testkit.lab.prometheus;

import java.util.Map;

/**
 * What Prometheus thinks of a target.
 *
 * @param health {@code up}, {@code down} or {@code unknown}
 * @param lastError empty when the last scrape went well
 */
public record Target(String url, String health, String lastError, Map<String, String> labels) {

  public Target {
    labels = Map.copyOf(labels);
  }

  public boolean isUp() {
    return health.equals("up");
  }
}
