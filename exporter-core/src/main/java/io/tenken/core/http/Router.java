package io.tenken.core.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.tenken.core.encode.PageTooLargeException;
import io.tenken.core.web.Admission;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

/**
 * Takes every request to its endpoint, and every answer back: the one place where errors become
 * answers. Thread-safe.
 */
final class Router implements HttpHandler {

  private static final Map<String, String> HEADERS =
      Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-store");

  private final Map<String, Endpoint> endpoints;
  private final ServerParts parts;
  private final ResponseTimeout timeout;
  private final RequestsInFlight inFlight;
  private final Incidents incidents;

  Router(
      Map<String, Endpoint> endpoints,
      ServerParts parts,
      ResponseTimeout timeout,
      RequestsInFlight inFlight) {
    this.endpoints = Map.copyOf(endpoints);
    this.parts = parts;
    this.timeout = timeout;
    this.inFlight = inFlight;
    this.incidents = new Incidents(parts.log());
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    inFlight.begin();
    try (exchange) {
      Request request = Request.of(exchange);
      Endpoint endpoint = endpoints.getOrDefault(request.path(), NotFound.INSTANCE);
      try (Answer answer = answer(endpoint, request)) {
        parts.metrics().requestServed(endpoint.label(), answer.status());
        timeout.guard(() -> send(answer, request, exchange));
      }
    } finally {
      inFlight.end();
    }
  }

  private Answer answer(Endpoint endpoint, Request request) {
    try {
      if (endpoint.secured()) {
        admit(request);
      }
      request.checkLimits();
      Answer answer = endpoint.answer(request, inFlight.draining());
      incidents.succeeded(endpoint.label());
      return answer;
    } catch (HttpProblem problem) {
      return problem.answer();
    } catch (InterruptedException stopping) {
      // The thread is ours, and ends by itself; the client still gets its answer.
      return HttpProblem.unavailable("stopping").answer();
    } catch (PageTooLargeException problem) {
      return problem.isTransient()
          ? HttpProblem.unavailable("too many pages are under way").answer()
          : incidents.internalError(endpoint.label(), problem);
    } catch (RuntimeException | StackOverflowError | LinkageError failure) {
      return incidents.internalError(endpoint.label(), failure);
    }
  }

  private void admit(Request request) throws HttpProblem {
    Admission admission = parts.security().admit(request.firstHeader("Authorization"));
    switch (admission) {
      case ADMITTED -> {
        // goes on
      }
      case UNAUTHENTICATED -> {
        parts.metrics().authenticationFailed();
        throw refusal(admission, "user and password are needed");
      }
      case RATE_LIMITED -> {
        parts.metrics().rateLimited();
        throw refusal(admission, "too many requests");
      }
      case BUSY -> throw refusal(admission, "too many passwords are being checked");
    }
  }

  private static HttpProblem refusal(Admission admission, String message) {
    return new HttpProblem(admission.status(), message, admission.headers());
  }

  private void send(Answer answer, Request request, HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    HEADERS.forEach(headers::set);
    answer.headers().forEach(headers::set);
    parts.security().responseHeaders().forEach(headers::set);
    if (request.hasBody()) {
      headers.set("Connection", "close");
    }
    long size = answer.body().size();
    if (request.isHead()) {
      headers.set("Content-Length", Long.toString(size));
    }
    boolean empty = request.isHead() || size == 0;
    exchange.sendResponseHeaders(answer.status(), empty ? -1 : size);
    if (!empty) {
      try (OutputStream body = exchange.getResponseBody()) {
        answer.body().writeTo(body);
      }
    }
  }
}
