package io.tenken.core.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tenken.core.spi.ConfigurationException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One address that is listened on. */
final class Listener implements AutoCloseable {

  /**
   * Connections that the system holds until they are accepted. Beyond it clients try again after a
   * second, which a health check may not have.
   */
  private static final int BACKLOG = 2 * RequestLimits.MOST_CONNECTIONS;

  private final HttpServer server;
  private boolean started;

  private Listener(HttpServer server) {
    this.server = server;
  }

  /** Takes the address; answers begin with {@link #start}. */
  static Listener bind(ListenAddress address, Optional<HttpsConfigurator> https)
      throws ConfigurationException {
    InetSocketAddress socketAddress = address.resolve();
    try {
      if (https.isPresent()) {
        HttpsServer server = HttpsServer.create(socketAddress, BACKLOG);
        server.setHttpsConfigurator(https.get());
        return new Listener(server);
      }
      return new Listener(HttpServer.create(socketAddress, BACKLOG));
    } catch (IOException refusal) {
      throw address.refused(refusal);
    }
  }

  void start(HttpHandler handler, Executor threads) {
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
    started = true;
  }

  InetSocketAddress address() {
    return server.getAddress();
  }

  @Override
  public void close() {
    if (!started) {
      // It is the server's own thread that frees the port.
      server.start();
    }
    server.stop(0);
  }
}
