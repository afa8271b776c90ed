package io.tenken.core.http;

import java.util.Map;

/**
 * Bounds on what a client may keep busy. The JDK's server reads them from system properties once,
 * when its classes load, so {@link #apply} is the first thing that {@code main} does.
 */
public final class RequestLimits {

  private static final Map<String, String> PROPERTIES = Map.of();

  private RequestLimits() {}

  /** Sets the limits that the operator has not set by {@code -D} already. */
  public static void apply() {
    PROPERTIES.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value);
          }
        });
  }
}
