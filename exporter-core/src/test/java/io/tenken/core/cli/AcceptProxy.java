package io.tenken.core.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/**
 * Passes requests on, but for their {@code Accept}: a Prometheus of today asks for OpenMetrics
 * first, and one of before 2.5 did not know it.
 */
final class AcceptProxy implements AutoCloseable {

  /** As Prometheus 2.4 sent it. */
  private static final String TEXT_ONLY = "text/plain;version=0.0.4;q=1,*/*;q=0.1";

  private static final List<String> PASSED_ON =
      List.of("Authorization", "Accept-Encoding", "X-Prometheus-Scrape-Timeout-Seconds");

  private final HttpServer server;
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;

  private AcceptProxy(HttpServer server, URI target) {
    this.server = server;
    this.target = target;
  }

  static AcceptProxy textOnly(URI target) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AcceptProxy proxy = new AcceptProxy(server, target);
    server.createContext("/", proxy::passOn);
    server.start();
    return proxy;
  }

  /** {@code host:port}. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  private void passOn(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
            .header("Accept", TEXT_ONLY);
    for (String name : PASSED_ON) {
      exchange
          .getRequestHeaders()
          .getOrDefault(name, List.of())
          .forEach(value -> request.header(name, value));
    }
    try (exchange) {
      HttpResponse<byte[]> answer = client.send(request.build(), BodyHandlers.ofByteArray());
      for (String name : List.of("Content-Type", "Content-Encoding")) {
        answer
            .headers()
            .firstValue(name)
            .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
      }
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
