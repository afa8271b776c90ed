package io.tenken.ingress.systemd;

import io.tenken.core.untrusted.OperatorPattern;
import java.util.List;
import java.util.Optional;

/**
 * Which units are looked at. Units that have failed always are.
 *
 * @param expected names of units that should be there and up
 * @param globs names with wildcards of more units, matched by systemd
 * @param include names of more units, matched here
 * @param exclude names of units that globs and {@code include} do not take
 * @param limit most units that are not expected
 * @param resources whose memory, CPU and tasks are asked for
 */
public record UnitSelection(
    List<String> expected,
    List<String> globs,
    Optional<OperatorPattern> include,
    Optional<OperatorPattern> exclude,
    int limit,
    Resources resources) {

  public UnitSelection {
    expected = expected.stream().distinct().toList();
    globs = List.copyOf(globs);
  }

  /** Whether a unit of a list belongs to the selection. */
  boolean takes(UnitRow row) {
    if (row.activeState() == ActiveState.FAILED) {
      return true;
    }
    boolean included = include.isEmpty() || include.get().matches(row.name());
    boolean excluded = exclude.isPresent() && exclude.get().matches(row.name());
    return row.isThere() && included && !excluded;
  }
}
