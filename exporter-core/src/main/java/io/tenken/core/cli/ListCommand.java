package io.tenken.core.cli;

import io.tenken.core.engine.SelfMetricDefinitions;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Exporter;
import java.util.List;
import java.util.Locale;

/** Prints the collectors with their metrics. */
final class ListCommand implements Subcommand {

  @Override
  public String name() {
    return "list";
  }

  @Override
  public String summary() {
    return "Print the collectors, whether they are on, and their metrics.";
  }

  @Override
  public int run(Invocation invocation) {
    StringBuilder text = new StringBuilder();
    for (CollectorSpec collector : invocation.exporter().collectors()) {
      String state = invocation.enabled().contains(collector) ? "on" : "off";
      String byDefault = collector.enabledByDefault() ? "on" : "off";
      text.append(
          "%s: %s (%s by default)%n  %s%n"
              .formatted(collector.name(), state, byDefault, collector.help()));
      text.append(metrics(collector.metrics())).append('\n');
    }
    text.append("of every collector:%n".formatted());
    text.append(metrics(engine(invocation.exporter())));
    for (CollectorSpec collector : AllMetrics.ofProcess()) {
      text.append(
          "%n%s: served unless --web.disable-exporter-metrics%n  %s%n"
              .formatted(collector.name(), collector.help()));
      text.append(metrics(collector.metrics()));
    }
    invocation.out().print(text);
    return ExitStatus.OK;
  }

  private static List<MetricDefinition> engine(Exporter exporter) {
    return SelfMetricDefinitions.of(exporter.identity().namespace()).all();
  }

  private static String metrics(List<MetricDefinition> metrics) {
    TextTable table = new TextTable();
    for (MetricDefinition metric : metrics) {
      table.row(
          "  " + metric.name(),
          metric.type().name().toLowerCase(Locale.ROOT),
          String.join(",", metric.labelNames()));
    }
    return table.toString();
  }
}
