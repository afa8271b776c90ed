package io.tenken.ingress.systemd;

import io.tenken.ingress.dbus.DbusValue;
import java.util.List;
import java.util.Optional;

/**
 * A unit as the manager lists it. Immutable.
 *
 * @param subState in the terms of its type: {@code running}, {@code auto-restart}, {@code waiting}
 * @param path of its object on the bus
 */
record UnitRow(
    String name, LoadState loadState, ActiveState activeState, String subState, String path) {

  private static final int COLUMNS = 10;
  private static final String PATH = "/org/freedesktop/systemd1/unit/";

  /** From a row of {@code a(ssssssouso)}; empty if it is none. */
  static Optional<UnitRow> of(DbusValue row) {
    List<DbusValue> columns = row.items();
    if (columns.size() != COLUMNS || !text(columns, 6).startsWith(PATH)) {
      return Optional.empty();
    }
    return Optional.of(
        new UnitRow(
            text(columns, 0),
            LoadState.parse(text(columns, 2)),
            ActiveState.parse(text(columns, 3)),
            text(columns, 4),
            text(columns, 6)));
  }

  /** The same unit under another of its names. */
  UnitRow as(String alias) {
    return new UnitRow(alias, loadState, activeState, subState, path);
  }

  String type() {
    return UnitName.type(name);
  }

  /** Whether there is anything to know of it but that it is not there. */
  boolean isThere() {
    boolean hasFile = loadState != LoadState.NOT_FOUND && loadState != LoadState.MASKED;
    return hasFile || activeState != ActiveState.INACTIVE;
  }

  private static String text(List<DbusValue> columns, int index) {
    return columns.get(index).asText().orElse("");
  }
}
