package io.tenken.core.testing;

import static io.tenken.core.testing.MarkdownPage.code;

import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.cli.OptionReference;
import io.tenken.core.engine.SelfMetricDefinitions;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.Setting;
import io.tenken.testkit.exposition.GoldenFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The pages of {@code docs/} that are made of an exporter's definitions: {@code
 * metrics/EXPORTER.md} and {@code configuration/EXPORTER.md}. An exporter's test is one line, and
 * fails when a page is stale:
 *
 * <pre>{@code References.of(ExporterApplication.of(new LibvirtExporter())).areUpToDate();}</pre>
 */
public final class References {

  private static final String GENERATED = "This page is made by `make docs` from the code.";

  private final ExporterApplication application;
  private final Path docs;

  private References(ExporterApplication application, Path docs) {
    this.application = application;
    this.docs = docs;
  }

  /** For the test of a module that lies beside {@code docs/}. */
  public static References of(ExporterApplication application) {
    return new References(application, Path.of("..", "docs"));
  }

  /**
   * @throws AssertionError showing the difference; {@code make docs} removes it
   */
  public void areUpToDate() {
    String file = application.exporter().identity().name() + ".md";
    new GoldenFile(docs.resolve("metrics").resolve(file)).matches(metrics());
    new GoldenFile(docs.resolve("configuration").resolve(file)).matches(configuration());
  }

  String metrics() {
    Exporter exporter = application.exporter();
    MarkdownPage page = new MarkdownPage("Metrics of " + exporter.identity().name(), 1);
    page.paragraph(exporter.identity().summary() + " " + GENERATED);
    for (CollectorSpec collector : exporter.collectors()) {
      String state = collector.enabledByDefault() ? "on by default" : "off by default";
      page.heading("Collector " + collector.name() + " (" + state + ")");
      page.paragraph(collector.help());
      addMetrics(page, collector.metrics());
    }
    page.heading("How the collectors do");
    addMetrics(page, SelfMetricDefinitions.of(exporter.identity().namespace()).all());
    page.heading("The exporter itself");
    page.paragraph(
        "Off with `--web.disable-exporter-metrics`, as are `jvm_*` and `process_*`, which come"
            + " from simpleclient_hotspot.");
    addMetrics(page, SelfMetrics.spec().metrics());
    return page.toString();
  }

  String configuration() {
    Exporter exporter = application.exporter();
    String name = exporter.identity().name();
    MarkdownPage page = new MarkdownPage("Options of " + name, 1);
    page.paragraph(
        GENERATED
            + " How options are given, and what is common to all exporters, is"
            + " said in [configuration](../configuration.md).");
    addOptions(page, "");
    application
        .commands()
        .forEach(
            command -> {
              page.heading(code(name + " " + command.name()));
              page.paragraph(command.summary());
              addOptions(page, command.name());
            });
    return page.toString();
  }

  private static void addMetrics(MarkdownPage page, List<MetricDefinition> metrics) {
    page.tableHead("metric", "type", "labels", "one for each", "meaning", "source", "stability");
    for (MetricDefinition metric : metrics) {
      page.row(
          code(metric.name()),
          metric.type().name().toLowerCase(Locale.ROOT),
          metric.labelNames().stream().map(MarkdownPage::code).collect(Collectors.joining(", ")),
          metric.cardinality().equals("1") ? "" : metric.cardinality(),
          metric.help(),
          metric.source(),
          metric.stability().name().toLowerCase(Locale.ROOT));
    }
  }

  private void addOptions(MarkdownPage page, String command) {
    List<OptionReference> options =
        application.options().stream().filter(o -> o.command().equals(command)).toList();
    if (options.isEmpty()) {
      return;
    }
    page.tableHead("option", "environment", "default", "meaning");
    for (OptionReference option : options) {
      Setting<?> setting = option.setting();
      page.row(
          code("--" + setting.name() + (setting.isSwitch() ? "" : "=" + setting.placeholder())),
          code(option.variable()),
          setting.defaults().stream().map(MarkdownPage::code).collect(Collectors.joining(", ")),
          setting.help() + (setting.repeatable() ? " May be given several times." : ""));
    }
  }
}
