package io.tenken.core.http;

import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.Ticker;
import io.tenken.core.testing.RecordingLog;
import io.tenken.core.web.WebSecurity;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** A server on a free port of this machine, with a fake scraper behind it. */
final class RunningServer implements AutoCloseable {

  final FakeScraper scraper = new FakeScraper();
  final RecordingLog log = new RecordingLog();
  private final ExporterServer server;

  RunningServer() {
    this(settings("127.0.0.1:0"), WebSecurity.open());
  }

  RunningServer(ServerSettings settings, WebSecurity security) {
    try {
      server =
          ExporterServer.start(
              settings,
              new ServerParts(scraper, security, new SelfMetrics(), log, Ticker.system()));
    } catch (ConfigurationException unusable) {
      throw new IllegalStateException(unusable);
    }
  }

  static ServerSettings settings(String... addresses) {
    return new ServerSettings(
        new ExporterIdentity("test-exporter", "test", 0, "Says <that> all is well."),
        "1.2.3",
        List.of(addresses),
        "/metrics",
        ServerSettings.DEFAULT_MOST_REQUESTS,
        ServerSettings.DEFAULT_SCRAPE_TIMEOUT,
        ServerSettings.DEFAULT_TIMEOUT_OFFSET);
  }

  InetSocketAddress address() {
    return server.boundAddresses().get(0);
  }

  RawResponse get(String target, String... headers) throws IOException {
    return RawClient.get(address(), target, headers);
  }

  RawResponse exchange(String method, String target, String... headers) throws IOException {
    return RawClient.exchange(address(), method, target, headers);
  }

  /** As a signal does. */
  void stop() {
    server.close();
  }

  @Override
  public void close() {
    scraper.release();
    server.close();
  }
}
