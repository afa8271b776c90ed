package io.tenken.core.http;

import java.util.Map;

/**
 * Bounds on what a client may keep busy. The JDK's server reads them from system properties once,
 * when its classes load, so {@link #apply} is the first thing that {@code main} does.
 */
public final class RequestLimits {

  /**
   * Open connections an address. Beyond it the JDK closes new ones at once, those of a health check
   * too, so it is far above what 600 hostile sockets take; each costs a thread at most.
   */
  static final int MOST_CONNECTIONS = 1024;

  /** Of a request's headers together; more is answered by 431. */
  static final int MOST_HEADER_BYTES = 16 * 1024;

  /** More is answered by 431. */
  static final int MOST_HEADERS = 64;

  /** More is answered by 414. */
  static final int MOST_QUERY_BYTES = 8 * 1024;

  /** The longest that Prometheus may wait for a scrape, and time to write the page. */
  private static final int RESPONSE_SECONDS = 180;

  private RequestLimits() {}

  /** Sets the limits that the operator has not set by {@code -D} already. */
  public static void apply() {
    properties(Runtime.getRuntime().maxMemory())
        .forEach(
            (name, value) -> {
              if (System.getProperty(name) == null) {
                System.setProperty(name, value);
              }
            });
  }

  static Map<String, String> properties(long heapBytes) {
    return Map.of(
        "jdk.httpserver.maxConnections", Integer.toString(MOST_CONNECTIONS),
        // Until the request is there, in seconds.
        "sun.net.httpserver.maxReqTime", "4",
        // Includes the scrape. ResponseTimeout bounds the writing.
        "sun.net.httpserver.maxRspTime", Integer.toString(RESPONSE_SECONDS),
        "sun.net.httpserver.maxReqHeaders", "1000",
        "sun.net.httpserver.maxReqHeaderSize", Long.toString(headerBytesRead(heapBytes)),
        "sun.net.httpserver.maxIdleConnections", "32",
        "sun.net.httpserver.idleInterval", "30",
        // How often idle connections are looked at, in milliseconds.
        "sun.net.httpserver.clockTick", "1000",
        // Of a body that nobody has asked for: enough for the client to see the answer.
        "sun.net.httpserver.drainAmount", Integer.toString(MOST_HEADER_BYTES),
        // Head and body of a response are two packets: without it the second one waits for 40 ms.
        "sun.net.httpserver.nodelay", "true");
  }

  /**
   * Where the JDK stops reading and closes the connection without a word. It is above what we allow
   * so that the client gets an answer, as far as all connections together leave a quarter of the
   * heap free: the JDK keeps headers in arrays of two bytes a character, at worst half empty.
   */
  private static long headerBytesRead(long heapBytes) {
    long eachMayTake = heapBytes / 4 * 3 / MOST_CONNECTIONS / 4;
    return Math.max(MOST_HEADER_BYTES, Math.min(eachMayTake, 2L << 20));
  }
}
