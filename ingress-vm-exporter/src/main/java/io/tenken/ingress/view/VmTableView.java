package io.tenken.ingress.view;

import io.tenken.core.cli.TextTable;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricFamily;
import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Readings;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import io.tenken.ingress.collector.ShownMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One machine on one screen: peers, routes, units, probes, and what could not be found out. */
public final class VmTableView implements TableView {

  private static final String UNKNOWN = "-";
  private static final String WRONG = "<--";

  @Override
  public String render(Readings readings, Settings settings) throws InterruptedException {
    Reading reading = readings.take();
    return peers(reading) + units(reading) + probes(reading) + failures(reading);
  }

  private static String peers(Reading reading) {
    TextTable table = new TextTable().row("PEER", "DAEMON", "ADDRESS", "UP", "ROUTES", "");
    for (Row row : rows(reading, ShownMetrics.SESSION_UP)) {
      boolean up = row.value() == 1;
      table.row(
          row.label("protocol"),
          row.label("daemon"),
          row.label("peer"),
          up ? "yes" : "no",
          routes(reading, row),
          up ? "" : WRONG);
    }
    for (Row row : rows(reading, ShownMetrics.EXPECTED_PEER)) {
      if (row.label("kind").equals("configured") && row.value() == 0) {
        table.row(row.label("expected"), UNKNOWN, UNKNOWN, "missing", UNKNOWN, WRONG);
      }
    }
    return table + "\n";
  }

  /** {@code imported 12, exported 1}, summed up over the channels. */
  private static String routes(Reading reading, Row session) {
    Map<String, Double> kinds = new TreeMap<>();
    for (Row row : rows(reading, ShownMetrics.ROUTES)) {
      if (row.label("protocol").equals(session.label("protocol"))
          && row.label("peer").equals(session.label("peer"))
          && row.label("daemon").equals(session.label("daemon"))) {
        kinds.merge(row.label("kind"), row.value(), Double::sum);
      }
    }
    List<String> parts = new ArrayList<>();
    kinds.forEach((kind, count) -> parts.add("%s %.0f".formatted(kind, count)));
    return parts.isEmpty() ? UNKNOWN : String.join(", ", parts);
  }

  private static String units(Reading reading) {
    Map<String, String> expected = byName(reading, ShownMetrics.UNIT_UP);
    Map<String, String> subStates = byState(reading, ShownMetrics.UNIT_SUB_STATE, "state");
    Map<String, String> loadStates = byState(reading, ShownMetrics.UNIT_LOAD_STATE, "state");
    Map<String, String> results = byState(reading, ShownMetrics.UNIT_RESULT, "result");
    Map<String, String> restarts = byName(reading, ShownMetrics.UNIT_RESTARTS);
    TextTable table =
        new TextTable().row("UNIT", "EXPECTED", "STATE", "SUB", "LOAD", "RESULT", "RESTARTS", "");
    for (Row row : rows(reading, ShownMetrics.UNIT_STATE)) {
      if (row.value() == 1) {
        String name = row.label("name");
        String state = row.label("state");
        boolean wrong = state.equals("failed") || "0".equals(expected.get(name));
        table.row(
            name,
            expected.containsKey(name) ? "yes" : "",
            state,
            subStates.getOrDefault(name, UNKNOWN),
            loadStates.getOrDefault(name, "loaded"),
            results.getOrDefault(name, UNKNOWN),
            restarts.getOrDefault(name, UNKNOWN),
            wrong ? WRONG : "");
      }
    }
    return table + "\n";
  }

  private static String probes(Reading reading) {
    Map<String, String> reasons = new TreeMap<>();
    rows(reading, ShownMetrics.PROBE_FAILURE)
        .forEach(row -> reasons.put(row.label("probe"), row.label("reason")));
    TextTable table = new TextTable().row("PROBE", "RESULT", "");
    for (Row row : rows(reading, ShownMetrics.PROBE_SUCCESS)) {
      String probe = row.label("probe");
      table.row(
          probe, reasons.getOrDefault(probe, "success"), reasons.containsKey(probe) ? WRONG : "");
    }
    return table + "\n";
  }

  private static String failures(Reading reading) {
    TextTable table = new TextTable();
    new TreeMap<>(reading.failures())
        .forEach((collector, failure) -> table.row("not known:", collector, failure));
    return table.toString();
  }

  private static Map<String, String> byName(Reading reading, MetricDefinition metric) {
    Map<String, String> values = new TreeMap<>();
    rows(reading, metric)
        .forEach(row -> values.put(row.label("name"), "%.0f".formatted(row.value())));
    return values;
  }

  private static Map<String, String> byState(
      Reading reading, MetricDefinition metric, String label) {
    Map<String, String> values = new TreeMap<>();
    rows(reading, metric).forEach(row -> values.put(row.label("name"), row.label(label)));
    return values;
  }

  private static List<Row> rows(Reading reading, MetricDefinition metric) {
    List<Row> rows = new ArrayList<>();
    reading
        .family(metric)
        .ifPresent(
            family -> {
              for (int i = 0; i < family.rows(); i++) {
                rows.add(new Row(family, i));
              }
            });
    return rows;
  }

  private record Row(MetricFamily family, int row) {

    String label(String name) {
      return family.labelValue(row, family.definition().labelNames().indexOf(name));
    }

    double value() {
      return family.doubleValue(row);
    }
  }
}
