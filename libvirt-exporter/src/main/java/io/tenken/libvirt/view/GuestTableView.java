package io.tenken.libvirt.view;

import io.tenken.core.cli.TextTable;
import io.tenken.core.spi.Reading;
import io.tenken.core.spi.Readings;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A guest a line, the busiest first, as {@code top} shows processes. */
public final class GuestTableView implements TableView {

  static final Setting<Duration> INTERVAL =
      Setting.duration(
          "interval", "Time over which rates are measured; 0s shows levels only.", "1s");

  static final Setting<SortColumn> SORT =
      Setting.choice("sort", "Column to sort by.", SortColumn.class, SortColumn.CPU);

  private static final int LONGEST_NAME = 32;
  private static final String UNKNOWN = "-";

  @Override
  public List<Setting<?>> settings() {
    return List.of(INTERVAL, SORT);
  }

  @Override
  public String render(Readings readings, Settings settings) throws InterruptedException {
    Duration interval = settings.get(INTERVAL);
    Reading now = readings.take();
    List<GuestRow> rows;
    if (interval.isZero()) {
      rows = GuestRows.of(now);
    } else {
      Reading before = now;
      now = readings.takeAfter(interval);
      rows = GuestRows.between(before, now);
    }
    return table(rows, settings.get(SORT)) + failures(now);
  }

  private static String table(List<GuestRow> rows, SortColumn sort) {
    TextTable table = new TextTable();
    table.row(titles());
    rows.stream().sorted(sort.order()).forEach(row -> table.row(cells(row)));
    return table.toString();
  }

  private static String[] titles() {
    return Stream.concat(
            Stream.of("NAME", "PROJECT", "FLAVOR", "STATE"),
            Stream.of(Figure.values()).map(Figure::title))
        .toArray(String[]::new);
  }

  private static String[] cells(GuestRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(cut(row.name()));
    cells.add(cut(row.project()));
    cells.add(cut(row.flavor()));
    cells.add(row.state());
    for (Figure figure : Figure.values()) {
      OptionalDouble value = row.figure(figure);
      cells.add(value.isPresent() ? figure.text(value.getAsDouble()) : UNKNOWN);
    }
    return cells.toArray(String[]::new);
  }

  private static String cut(String text) {
    if (text.isEmpty()) {
      return UNKNOWN;
    }
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
  }

  private static String failures(Reading reading) {
    StringBuilder text = new StringBuilder();
    reading.failures().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            failure ->
                text.append("missing: ")
                    .append(failure.getKey())
                    .append(": ")
                    .append(failure.getValue())
                    .append('\n'));
    return text.toString();
  }
}
