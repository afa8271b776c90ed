package io.tenken.core.cli;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
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
      text.append(metrics(collector)).append('\n');
    }
    invocation.out().print(text);
    return ExitStatus.OK;
  }

  private static String metrics(CollectorSpec collector) {
    TextTable table = new TextTable();
    for (MetricDefinition metric : collector.metrics()) {
      table.row(
          "  " + metric.name(),
          metric.type().name().toLowerCase(Locale.ROOT),
          String.join(",", metric.labelNames()));
    }
    return table.toString();
  }
}
