package io.tenken.core.cli;

import io.tenken.core.cli.AllMetrics.Entry;
import io.tenken.core.log.QuotedText;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what a metric means and where its value comes from. */
final class DescribeCommand implements Subcommand {

  @Override
  public String name() {
    return "describe";
  }

  @Override
  public String summary() {
    return "Print what a metric means, and where its value comes from.";
  }

  @Override
  public Optional<Operand> operand() {
    return Optional.of(new Operand("METRIC", "name of a metric, as list prints it", 1, 1));
  }

  @Override
  public int run(Invocation invocation) throws ConfigurationException {
    String name = invocation.operands().get(0);
    List<Entry> entries = AllMetrics.of(invocation.exporter());
    for (Entry entry : entries) {
      if (entry.isCalled(name)) {
        invocation.out().print(describe(entry));
        return ExitStatus.OK;
      }
    }
    List<String> names = entries.stream().map(entry -> entry.metric().name()).toList();
    throw new ConfigurationException(
        "there is no metric %s%s (\"list\" shows all)"
            .formatted(QuotedText.of(name), Suggestion.hint(name, names)));
  }

  private static String describe(Entry entry) {
    MetricDefinition metric = entry.metric();
    TextTable table = new TextTable();
    table.row("  type", metric.type().name().toLowerCase(Locale.ROOT));
    if (metric.unit() != Unit.NONE) {
      table.row("  unit", metric.unit().suffix());
    }
    if (!metric.labelNames().isEmpty()) {
      table.row("  labels", String.join(", ", metric.labelNames()));
    }
    table.row("  one for each", metric.cardinality());
    table.row("  source", metric.source());
    table.row("  collector", entry.giver());
    table.row("  stability", metric.stability().name().toLowerCase(Locale.ROOT));
    return "%s%n  %s%n%s".formatted(metric.name(), metric.help(), table);
  }
}
