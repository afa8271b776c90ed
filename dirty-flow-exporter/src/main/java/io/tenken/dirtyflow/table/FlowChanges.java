package io.tenken.dirtyflow.table;

/**
 * How a table differs from the one before.
 *
 * @param added flows whose table, priority and match were not there
 * @param removed flows that are gone
 * @param modified flows with the same table, priority and match, but other settings or actions
 */
public record FlowChanges(int added, int removed, int modified) {

  public static final FlowChanges NONE = new FlowChanges(0, 0, 0);
}
