package io.tenken.core.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param path decoded
 * @param query as it was sent; empty if there is none
 */
record Request(String method, String path, String query, Headers headers) {

  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final int URI_TOO_LONG = 414;
  private static final int HEADERS_TOO_LARGE = 431;

  static Request of(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        path == null ? "" : path,
        query == null ? "" : query,
        exchange.getRequestHeaders());
  }

  /** All values of a header, joined by commas; empty if it was not sent. */
  String header(String name) {
    return String.join(",", headers.getOrDefault(name, List.of()));
  }

  /** The first value of a header. */
  Optional<String> firstHeader(String name) {
    return Optional.ofNullable(headers.getFirst(name));
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /**
   * @throws HttpProblem if the request is larger than we read, or would change something
   */
  void checkLimits() throws HttpProblem {
    if (!method.equals("GET") && !isHead()) {
      throw new HttpProblem(
          METHOD_NOT_ALLOWED, "only GET and HEAD are answered", Map.of("Allow", "GET, HEAD"));
    }
    if (query.length() > RequestLimits.MOST_QUERY_BYTES) {
      throw new HttpProblem(
          URI_TOO_LONG, "the query is longer than " + RequestLimits.MOST_QUERY_BYTES + " bytes");
    }
    long bytes = 0;
    long count = 0;
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      for (String value : header.getValue()) {
        count++;
        bytes += header.getKey().length() + value.length();
      }
    }
    if (count > RequestLimits.MOST_HEADERS || bytes > RequestLimits.MOST_HEADER_BYTES) {
      throw new HttpProblem(HEADERS_TOO_LARGE, "the headers are too many or too long");
    }
    if (hasBody()) {
      throw new HttpProblem(CONTENT_TOO_LARGE, "a request has no body here");
    }
  }

  /** Of a request with a body the rest is not read, so the connection can't go on. */
  boolean hasBody() {
    String length = firstHeader("Content-Length").orElse("0").strip().toLowerCase(Locale.ROOT);
    return headers.containsKey("Transfer-Encoding") || !length.equals("0");
  }
}
