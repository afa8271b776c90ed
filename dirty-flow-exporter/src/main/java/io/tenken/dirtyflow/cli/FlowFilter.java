package io.tenken.dirtyflow.cli;

import io.tenken.dirtyflow.table.FlowTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Terms that a flow must all meet, separated by commas: {@code table=60,in_port=3,!dl_vlan}. The
 * empty filter takes every flow. Immutable; for any number of threads.
 */
public final class FlowFilter {

  private final List<FlowTerm> terms;

  private FlowFilter(List<FlowTerm> terms) {
    this.terms = List.copyOf(terms);
  }

  /**
   * @throws IllegalArgumentException naming the term that is wrong, and what was expected
   */
  public static FlowFilter parse(String text) {
    List<FlowTerm> terms = new ArrayList<>();
    for (String term : CommaList.split(text)) {
      terms.add(FlowTermParser.parse(term.strip()));
    }
    return new FlowFilter(terms);
  }

  /** True if the flow in this row meets every term. */
  public boolean accepts(FlowTable table, int row) {
    for (FlowTerm term : terms) {
      if (!term.accepts(table, row)) {
        return false;
      }
    }
    return true;
  }
}
