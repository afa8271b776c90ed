package io.tenken.core.cli;

import io.tenken.core.http.ServerSettings;
import io.tenken.core.log.LogFormat;
import io.tenken.core.log.LogLevel;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Durations;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options that all exporters have. */
final class CommonSettings {

  static final Setting<String> TELEMETRY_PATH =
      Setting.text(
          "web.telemetry-path",
          "PATH",
          "Where the metrics are.",
          ServerSettings.DEFAULT_TELEMETRY_PATH);

  static final Setting<Path> WEB_CONFIG =
      Setting.path(
          "web.config.file",
          "TLS, users and response headers; the schema of Prometheus' exporter-toolkit. Read"
              + " again when it changes, and on SIGHUP.",
          "");

  static final Setting<Integer> MAX_REQUESTS =
      Setting.number(
          "web.max-requests",
          "Most scrapes at one time; the answer to more is 503.",
          ServerSettings.DEFAULT_MOST_REQUESTS,
          1,
          10_000);

  static final Setting<Boolean> DISABLE_EXPORTER_METRICS =
      Setting.flag(
          "web.disable-exporter-metrics",
          "Leave out the metrics about the exporter's process: exporter_*, process_*, jvm_*.",
          false);

  static final Setting<Boolean> DISABLE_DEFAULTS =
      Setting.flag(
          "collector.disable-defaults",
          "Run only the collectors that are turned on by name.",
          false);

  static final Setting<Duration> SCRAPE_TIMEOUT =
      timeout(
          "scrape.timeout",
          "The most time for a scrape that brings no limit of its own.",
          Durations.format(ServerSettings.DEFAULT_SCRAPE_TIMEOUT));

  static final Setting<Duration> TIMEOUT_OFFSET =
      Setting.duration(
          "scrape.timeout-offset",
          "What is taken off the limit that a scrape brings, for sending the page.",
          Durations.format(ServerSettings.DEFAULT_TIMEOUT_OFFSET));

  static final Setting<LogLevel> LOG_LEVEL =
      Setting.choice("log.level", "What is logged: this and worse.", LogLevel.class, LogLevel.INFO);

  static final Setting<LogFormat> LOG_FORMAT =
      Setting.choice(
          "log.format", "How a line of the log looks.", LogFormat.class, LogFormat.LOGFMT);

  private CommonSettings() {}

  /** Where the web server listens; the default depends on the exporter's port. */
  static Setting<String> listenAddress(ExporterIdentity identity) {
    return new Setting<>(
        "web.listen-address",
        "ADDRESS",
        "Address and port to listen on: :9177, 127.0.0.1:9177, [::1]:9177.",
        List.of(":" + identity.defaultPort()),
        true,
        text -> text);
  }

  /** Turns a collector on and off. */
  static Setting<Boolean> collectorSwitch(CollectorSpec collector) {
    return Setting.flag(
        "collector." + collector.name(), collector.help(), collector.enabledByDefault());
  }

  /** Every option that comes with each subcommand, the exporter's own last. */
  static List<Setting<?>> of(Exporter exporter) {
    List<Setting<?>> all = new ArrayList<>();
    all.add(listenAddress(exporter.identity()));
    all.add(TELEMETRY_PATH);
    all.add(WEB_CONFIG);
    all.add(MAX_REQUESTS);
    all.add(DISABLE_EXPORTER_METRICS);
    all.add(SCRAPE_TIMEOUT);
    all.add(TIMEOUT_OFFSET);
    all.add(LOG_LEVEL);
    all.add(LOG_FORMAT);
    all.add(DISABLE_DEFAULTS);
    exporter.collectors().forEach(collector -> all.add(collectorSwitch(collector)));
    all.addAll(exporter.settings());
    return List.copyOf(all);
  }

  /** A duration that leaves time for something. */
  static Setting<Duration> timeout(String name, String help, String value) {
    return new Setting<>(
        name, "DURATION", help, List.of(value), false, CommonSettings::positiveDuration);
  }

  private static Duration positiveDuration(String text) {
    Duration duration = Durations.parse(text);
    if (duration.isZero()) {
      throw new IllegalArgumentException("expected a duration above 0");
    }
    return duration;
  }
}
