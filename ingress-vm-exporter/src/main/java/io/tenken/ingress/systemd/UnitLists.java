package io.tenken.ingress.systemd;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.ingress.dbus.DbusConnection;
import io.tenken.ingress.dbus.DbusValue;
import io.tenken.ingress.dbus.MethodCall;
import io.tenken.ingress.dbus.Reply;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The manager, and the units of a selection as it lists them.
 *
 * @param expected in the order in which they were asked for, under the names that were asked for
 * @param others in the order of their names
 */
record UnitLists(
    String version,
    String state,
    OptionalLong failed,
    List<UnitRow> expected,
    List<UnitRow> others,
    int leftOut) {

  private static final MethodCall VERSION = Bus.managerProperty("Version");
  private static final MethodCall STATE = Bus.managerProperty("SystemState");
  private static final MethodCall FAILED = Bus.managerProperty("NFailedUnits");

  /** Loads each unit, so that also one that is missing has a row. */
  private static final String BY_NAMES = "ListUnitsByNames";

  private static final String BY_PATTERNS = "ListUnitsByPatterns";

  /**
   * Asks for all of it in one round.
   *
   * @throws CollectorException if systemd refuses, or its rows are not those that were asked for
   */
  static UnitLists ask(DbusConnection bus, UnitSelection selection, Deadline deadline)
      throws CollectorException, InterruptedException {
    List<MethodCall> calls = calls(selection);
    List<Reply> replies = bus.call(calls, deadline);
    List<DbusValue> answers = new ArrayList<>();
    for (int i = 0; i < replies.size(); i++) {
      answers.add(onlyValue(replies.get(i), calls.get(i)));
    }
    List<UnitRow> expected = expected(answers.get(3), selection.expected());
    List<UnitRow> others = new ArrayList<>();
    for (DbusValue list : answers.subList(4, answers.size())) {
      others.addAll(rows(list));
    }
    List<UnitRow> selected = selected(others, expected, selection);
    return new UnitLists(
        answers.get(0).asText().orElse(""),
        answers.get(1).asText().orElse(""),
        answers.get(2).asWhole(),
        expected,
        firstOf(selected, selection.limit()),
        Math.max(0, selected.size() - selection.limit()));
  }

  private static List<MethodCall> calls(UnitSelection selection) {
    List<MethodCall> calls = new ArrayList<>(List.of(VERSION, STATE, FAILED));
    calls.add(Bus.managerCall(BY_NAMES, new MethodCall.Texts(selection.expected())));
    calls.add(byPatterns(List.of(ActiveState.FAILED.label()), List.of()));
    if (selection.include().isPresent()) {
      calls.add(byPatterns(List.of(), List.of()));
    } else if (!selection.globs().isEmpty()) {
      calls.add(byPatterns(List.of(), selection.globs()));
    }
    return calls;
  }

  private static MethodCall byPatterns(List<String> states, List<String> globs) {
    return Bus.managerCall(BY_PATTERNS, new MethodCall.Texts(states), new MethodCall.Texts(globs));
  }

  /** One row a name; an alias gives the row of the unit that it stands for. */
  private static List<UnitRow> expected(DbusValue list, List<String> names)
      throws CollectorException {
    List<UnitRow> rows = rows(list);
    if (rows.size() != names.size()) {
      throw new CollectorException(
          FailureReason.PARSE,
          "systemd answered %s of %d names with %d rows"
              .formatted(BY_NAMES, names.size(), rows.size()));
    }
    List<UnitRow> renamed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      renamed.add(rows.get(i).as(names.get(i)));
    }
    return renamed;
  }

  private static List<UnitRow> rows(DbusValue list) throws CollectorException {
    List<UnitRow> rows = new ArrayList<>();
    for (DbusValue row : list.items()) {
      Optional<UnitRow> unit = UnitRow.of(row);
      rows.add(
          unit.orElseThrow(
              () ->
                  new CollectorException(
                      FailureReason.PARSE, "systemd listed what is no unit: " + row)));
    }
    return rows;
  }

  private static List<UnitRow> selected(
      List<UnitRow> others, List<UnitRow> expected, UnitSelection selection) {
    Set<String> taken = new HashSet<>();
    expected.forEach(row -> taken.add(row.path()));
    Map<String, UnitRow> selected = new LinkedHashMap<>();
    for (UnitRow row : others) {
      if (selection.takes(row) && !taken.contains(row.path())) {
        selected.put(row.name(), row);
      }
    }
    return List.copyOf(selected.values());
  }

  /** Those that have failed go first. */
  private static List<UnitRow> firstOf(List<UnitRow> rows, int limit) {
    return rows.stream()
        .sorted(
            Comparator.comparing((UnitRow row) -> row.activeState() != ActiveState.FAILED)
                .thenComparing(UnitRow::name))
        .limit(limit)
        .sorted(Comparator.comparing(UnitRow::name))
        .toList();
  }

  private static DbusValue onlyValue(Reply reply, MethodCall call) throws CollectorException {
    if (reply instanceof Reply.Refused refused) {
      throw Bus.failure(refused, call);
    }
    List<DbusValue> values = ((Reply.Returned) reply).values();
    if (values.size() != 1) {
      throw new CollectorException(
          FailureReason.PARSE,
          "systemd answered %s with %d values".formatted(call.member(), values.size()));
    }
    return values.get(0);
  }
}
