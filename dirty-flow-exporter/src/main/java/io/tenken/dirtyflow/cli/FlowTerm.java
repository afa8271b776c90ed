package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.table.FlowTable;

/** One condition on a flow. */
@FunctionalInterface
interface FlowTerm {

  boolean accepts(FlowTable table, int row);

  default FlowTerm negated() {
    return (table, row) -> !accepts(table, row);
  }
}
