package io.tenken.core.cli;

import io.tenken.core.http.ExporterServer;
import io.tenken.core.http.ServerParts;
import io.tenken.core.http.ServerSettings;
import io.tenken.core.log.EventLog;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Settings;
import io.tenken.core.web.WebSecurity;
import java.util.concurrent.CountDownLatch;

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
    EventLog log = invocation.runtime().log();
    try (ProcessSignals signals =
            ProcessSignals.install(Thread.currentThread()::interrupt, () -> {});
        OpenedExporter exporter = OpenedExporter.forServing(invocation);
        Heartbeat heartbeat = exporter.startHeartbeat(log);
        ExporterServer server =
            ExporterServer.start(settings(invocation), parts(exporter, invocation))) {
      log.info("listening", "addresses", server.boundAddresses());
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      log.info("stopped");
    }
    return ExitStatus.OK;
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
        settings.get(CommonSettings.SCRAPE_TIMEOUT));
  }

  private static ServerParts parts(OpenedExporter exporter, Invocation invocation) {
    ExporterRuntime runtime = invocation.runtime();
    return new ServerParts(
        exporter.scraper(), WebSecurity.open(), exporter.self(), runtime.log(), runtime.ticker());
  }
}
