package io.tenken.core.http;

import java.util.Map;

/** A request that is answered by an error; the message goes to the client as it is. */
final class HttpProblem extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  HttpProblem(int status, String message) {
    this(status, message, Map.of());
  }

  HttpProblem(int status, String message, Map<String, String> headers) {
    super(message);
    this.status = status;
    this.headers = headers;
  }

  static HttpProblem badRequest(String message) {
    return new HttpProblem(400, message);
  }

  /** Not now: the client may try again in a second. */
  static HttpProblem unavailable(String message) {
    return new HttpProblem(503, message, Map.of("Retry-After", "1"));
  }

  Answer answer() {
    return Answer.text(status, String.valueOf(getMessage()) + "\n").with(headers);
  }
}
