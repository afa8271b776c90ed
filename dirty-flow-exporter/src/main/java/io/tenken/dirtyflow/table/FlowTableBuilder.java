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
  private final int[] takenActions;
  private final int[] takenSettings;
  private final BitSet opaqueActions = new BitSet();
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
    this.actions = previous.map(table -> table.actionsPool().emptyAlike()).orElseGet(BytePool::new);
    this.takenActions = new int[previous.map(table -> table.actionsPool().count()).orElse(0)];
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
    columns.actions[columns.size] = takeActions(table, old.actions[row]);
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
   * The number of these actions, if a flow of this dump had them before; -1 if not.
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
      opaqueActions.set(id);
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
    columns.actions[size] = actionsId;
    addedRows.set(size);
    if (opaqueActions.get(actionsId)) {
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

  private int takeActions(FlowTable table, int oldId) {
    int taken = takenActions[oldId];
    if (taken == 0) {
      BytePool old = table.actionsPool();
      taken = actions.intern(old.data(), old.start(oldId), old.end(oldId)) + 1;
      takenActions[oldId] = taken;
    }
    return taken - 1;
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
