package io.tenken.core.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The smallest server that does what {@link WebSecurity} says. */
final class SecuredServer implements AutoCloseable {

  private static final byte[] BODY = "hello".getBytes(StandardCharsets.UTF_8);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  SecuredServer(WebSecurity security) throws IOException {
    this.server = security.https().isPresent() ? https(security) : HttpServer.create();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, security));
    server.setExecutor(threads);
    server.start();
  }

  private static HttpsServer https(WebSecurity security) throws IOException {
    HttpsServer https = HttpsServer.create();
    https.setHttpsConfigurator(security.https().orElseThrow());
    return https;
  }

  private static void answer(HttpExchange exchange, WebSecurity security) throws IOException {
    security.responseHeaders().forEach(exchange.getResponseHeaders()::set);
    Admission admission =
        security.admit(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
    admission.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(admission.status(), BODY.length);
    exchange.getResponseBody().write(BODY);
    exchange.close();
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
