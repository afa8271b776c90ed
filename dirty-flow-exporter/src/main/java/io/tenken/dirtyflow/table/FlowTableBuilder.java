package io.tenken.dirtyflow.table;

import io.tenken.dirtyflow.openflow.ByteSlice;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.MatchBuilder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Collects the flows of a dump. A flow whose hash the previous table knows is taken over from there
 * with {@link #reuse}; only the others have to be read and {@link #add}ed.
 *
 * <p>One thread at a time, one {@link #build}.
 */
public final class FlowTableBuilder {

  private static final int FIRST_CAPACITY = 1 << 4;
  private static final int MATCH_BYTES = 40;

  private final Optional<FlowTable> previous;
  private final Columns columns;
  private final BytePool actions;
  private final List<FlowSettings> settings = new ArrayList<>();
  private final Map<FlowSettings, Integer> settingsIds = new HashMap<>();
  private final int[] takenSettings;
  private final BitSet usedActions = new BitSet();
  private final BitSet takenRows = new BitSet();
  private final BitSet addedRows = new BitSet();
  private int expectedRow;

  /**
   * @param previous the last table of the same bridge, from the same kind of source and with the
   *     same hash keys; empty to read everything
   */
  public FlowTableBuilder(Optional<FlowTable> previous) {
    this.previous = previous;
    int rows = previous.map(FlowTable::size).orElse(FIRST_CAPACITY);
    int matches =
        previous.map(table -> table.columns().matchData.length).orElse(rows * MATCH_BYTES);
    this.columns = new Columns(rows + rows / 32 + 16, matches + matches / 32 + 256);
    this.actions = previous.map(table -> table.actionsPool().copy()).orElseGet(BytePool::new);
    this.takenSettings = new int[previous.map(FlowTable::distinctSettings).orElse(0)];
  }

  public int size() {
    return columns.size;
  }

  /**
   * Takes over the flow with this hash, with the counters of {@code head}.
   *
   * @return false if the previous table has no such flow
   */
  public boolean reuse(StableHash hash, FlowHead head) {
    if (previous.isEmpty()) {
      return false;
    }
    FlowTable table = previous.get();
    int row = table.rowOf(hash.first(), hash.second(), expectedRow);
    if (row < 0) {
      return false;
    }
    expectedRow = row + 1;
    takenRows.set(row);
    Columns old = table.columns();
    int matchLength = old.matchStart[row + 1] - old.matchStart[row];
    beginRow(hash, matchLength);
    columns.table[columns.size] = old.table[row];
    columns.priority[columns.size] = old.priority[row];
    columns.cookie[columns.size] = old.cookie[row];
    columns.settings[columns.size] = takeSettings(table, old.settings[row]);
    useActions(old.actions[row]);
    System.arraycopy(
        old.matchData,
        old.matchStart[row],
        columns.matchData,
        columns.matchStart[columns.size],
        matchLength);
    if (old.withOpaque.get(row)) {
      columns.withOpaque.set(columns.size);
    }
    endRow(matchLength, head);
    return true;
  }

  /**
   * The number of these actions, if a flow of this dump or of the one before had them; -1 if not.
   *
   * @param actionsText what follows {@code actions=}, in the words of the switch
   */
  public int knownActions(ByteSlice actionsText) {
    return actions.find(actionsText.bytes(), actionsText.start(), actionsText.end());
  }

  /**
   * Numbers actions that {@link #knownActions} does not know.
   *
   * @param opaque whether a part of them is kept as opaque text
   */
  public int newActions(ByteSlice actionsText, boolean opaque) {
    int id = actions.intern(actionsText.bytes(), actionsText.start(), actionsText.end());
    if (opaque) {
      actions.mark(id);
    }
    return id;
  }

  /**
   * Adds a flow that was read.
   *
   * @param actionsId from {@link #knownActions} or {@link #newActions}
   */
  public void add(StableHash hash, FlowHead head, MatchBuilder match, int actionsId) {
    beginRow(hash, match.packedBound());
    int size = columns.size;
    columns.table[size] = (byte) head.table();
    columns.priority[size] = (char) head.priority();
    columns.cookie[size] = head.cookie();
    columns.settings[size] = settingsId(head);
    useActions(actionsId);
    addedRows.set(size);
    if (actions.isMarked(actionsId)) {
      columns.withOpaque.set(size);
    }
    int from = columns.matchStart[size];
    endRow(match.pack(columns.matchData, from) - from, head);
  }

  /** Says that the flow that was added last has parts that are kept as opaque text. */
  public void markOpaque() {
    columns.withOpaque.set(columns.size - 1);
  }

  public FlowTable build() {
    columns.trim();
    forgetUnusedActions();
    actions.seal();
    return new FlowTable(columns, actions, List.copyOf(settings));
  }

  /** How the table differs from the previous one; to be asked after {@link #build}. */
  public FlowChanges changes(FlowTable built) {
    return previous
        .map(table -> ChangeCounter.count(table, takenRows, built, addedRows))
        .orElse(FlowChanges.NONE);
  }

  private void beginRow(StableHash hash, int matchBytes) {
    columns.ensureRow();
    columns.ensureMatch(matchBytes);
    columns.hashFirst[columns.size] = hash.first();
    columns.hashSecond[columns.size] = hash.second();
  }

  private void endRow(int matchLength, FlowHead head) {
    int size = columns.size;
    columns.matchStart[size + 1] = columns.matchStart[size] + matchLength;
    columns.durationNanos[size] = head.durationNanos();
    columns.packets[size] = head.packets();
    columns.bytes[size] = head.bytes();
    columns.ages(head.idleAge(), head.hardAge());
    columns.size++;
  }

  private void useActions(int id) {
    usedActions.set(id);
    columns.actions[columns.size] = id;
  }

  /** Actions that only flows of the previous table had are left behind. */
  private void forgetUnusedActions() {
    if (usedActions.cardinality() == actions.count()) {
      return;
    }
    int[] renumbered = actions.retain(usedActions);
    for (int row = 0; row < columns.size; row++) {
      columns.actions[row] = renumbered[columns.actions[row]];
    }
  }

  private int takeSettings(FlowTable table, int oldId) {
    int taken = takenSettings[oldId];
    if (taken == 0) {
      taken = settingsId(table.distinctSettings(oldId)) + 1;
      takenSettings[oldId] = taken;
    }
    return taken - 1;
  }

  private int settingsId(FlowHead head) {
    int last = columns.size == 0 ? -1 : columns.settings[columns.size - 1];
    return last >= 0 && settings.get(last).isOf(head) ? last : settingsId(FlowSettings.of(head));
  }

  private int settingsId(FlowSettings wanted) {
    Integer id = settingsIds.get(wanted);
    if (id == null) {
      id = settings.size();
      settings.add(wanted);
      settingsIds.put(wanted, id);
    }
    return id;
  }
}
