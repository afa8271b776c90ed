package io.tenken.core.testing;

import static io.tenken.core.testing.MarkdownTable.code;

import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.cli.OptionReference;
import io.tenken.core.cli.Subcommand;
import io.tenken.core.engine.SelfMetricDefinitions;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.Unit;
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

  /** A line for each option. */
  public static MarkdownTable optionTable(List<OptionReference> options) {
    MarkdownTable table = new MarkdownTable("option", "environment", "default", "meaning");
    for (OptionReference option : options) {
      Setting<?> setting = option.setting();
      table.row(
          code("--" + setting.name() + (setting.isSwitch() ? "" : "=" + setting.placeholder())),
          code(option.variable()),
          codes(setting.defaults()),
          setting.help() + (setting.repeatable() ? " May be given several times." : ""));
    }
    return table;
  }

  private String metrics() {
    Exporter exporter = application.exporter();
    MarkdownPage page = new MarkdownPage("Metrics of " + exporter.identity().name(), 1);
    page.paragraph(exporter.identity().summary() + " " + GENERATED);
    for (CollectorSpec collector : exporter.collectors()) {
      String state = collector.enabledByDefault() ? "on by default" : "off by default";
      page.heading("Collector " + collector.name() + " (" + state + ")")
          .paragraph(collector.help())
          .table(metricTable(collector.metrics()));
    }
    return page.heading("How the collectors do")
        .table(metricTable(SelfMetricDefinitions.of(exporter.identity().namespace()).all()))
        .heading("The exporter itself")
        .paragraph(
            "Off with `--web.disable-exporter-metrics`, as are `jvm_*` and `process_*`, which come"
                + " from simpleclient_hotspot.")
        .table(metricTable(SelfMetrics.spec().metrics()))
        .toString();
  }

  private String configuration() {
    String name = application.exporter().identity().name();
    MarkdownPage page =
        new MarkdownPage("Options of " + name, 1)
            .paragraph(
                GENERATED
                    + " How options are given, and what all exporters have in common, is said in"
                    + " [configuration](../configuration.md).")
            .table(optionTable(optionsOf("")));
    for (Subcommand command : application.commands()) {
      page.heading(code(name + " " + command.name())).paragraph(command.summary());
      List<OptionReference> own = optionsOf(command.name());
      if (!own.isEmpty()) {
        page.table(optionTable(own));
      }
    }
    return page.toString();
  }

  private List<OptionReference> optionsOf(String command) {
    return application.options().stream().filter(o -> o.command().equals(command)).toList();
  }

  private static MarkdownTable metricTable(List<MetricDefinition> metrics) {
    MarkdownTable table =
        new MarkdownTable(
            "metric", "type, unit", "labels", "one for each", "meaning", "source", "stability");
    for (MetricDefinition metric : metrics) {
      table.row(
          code(metric.name()),
          typeAndUnit(metric),
          codes(metric.labelNames()),
          metric.cardinality().equals("1") ? "" : metric.cardinality(),
          metric.help(),
          metric.source(),
          metric.stability().name().toLowerCase(Locale.ROOT));
    }
    return table;
  }

  private static String typeAndUnit(MetricDefinition metric) {
    String type = metric.type().name().toLowerCase(Locale.ROOT);
    return metric.unit() == Unit.NONE ? type : type + ", " + metric.unit().suffix();
  }

  private static String codes(List<String> words) {
    return words.stream().map(MarkdownTable::code).collect(Collectors.joining(", "));
  }
}
