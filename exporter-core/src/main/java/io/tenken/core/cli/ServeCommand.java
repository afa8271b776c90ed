package io.tenken.core.cli;

import io.tenken.core.http.ExporterServer;
import io.tenken.core.http.ServerParts;
import io.tenken.core.http.ServerSettings;
import io.tenken.core.log.EventLog;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Settings;
import io.tenken.core.web.WebSecurity;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** Serves the metrics until the process is told to stop. */
final class ServeCommand implements Subcommand {

  @Override
  public String name() {
    return "serve";
  }

  @Override
  public String summary() {
    return "Serve the metrics by HTTP until stopped; the default.";
  }

  @Override
  public int run(Invocation invocation) throws ConfigurationException {
    ExporterRuntime runtime = invocation.runtime();
    EventLog log = runtime.log();
    SelfMetrics self = new SelfMetrics();
    WebSecurity security = security(invocation, self);
    try (ProcessSignals signals =
            ProcessSignals.install(Thread.currentThread()::interrupt, security::reload);
        OpenedExporter exporter = OpenedExporter.forServing(invocation, self);
        Heartbeat heartbeat = exporter.startHeartbeat(log);
        ExporterServer server =
            ExporterServer.start(
                settings(invocation),
                new ServerParts(exporter.scraper(), security, self, log, runtime.ticker()))) {
      String addresses = addresses(server);
      log.info("listening", "addresses", addresses, "tls", security.https().isPresent());
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      log.info("stopped");
    }
    return ExitStatus.OK;
  }

  private static WebSecurity security(Invocation invocation, SelfMetrics self)
      throws ConfigurationException {
    Optional<Path> file = invocation.settings().find(CommonSettings.WEB_CONFIG);
    ExporterRuntime runtime = invocation.runtime();
    return file.isPresent()
        ? WebSecurity.of(file.get(), runtime.log(), runtime.ticker(), self::configurationReloaded)
        : WebSecurity.open();
  }

  private static String addresses(ExporterServer server) {
    return server.boundAddresses().stream()
        .map(ServeCommand::text)
        .collect(Collectors.joining(","));
  }

  private static String text(InetSocketAddress address) {
    InetAddress host = address.getAddress();
    if (host instanceof Inet6Address) {
      String short6 = host.isAnyLocalAddress() ? "::" : host.getHostAddress();
      return "[%s]:%d".formatted(short6, address.getPort());
    }
    return "%s:%d".formatted(host.getHostAddress(), address.getPort());
  }

  private static ServerSettings settings(Invocation invocation) {
    Settings settings = invocation.settings();
    ExporterIdentity identity = invocation.exporter().identity();
    return new ServerSettings(
        identity,
        BuildInfo.load().version(),
        settings.all(CommonSettings.listenAddress(identity)),
        settings.get(CommonSettings.TELEMETRY_PATH),
        settings.get(CommonSettings.MAX_REQUESTS),
        settings.get(CommonSettings.SCRAPE_TIMEOUT),
        settings.get(CommonSettings.TIMEOUT_OFFSET));
  }
}
