package io.tenken.dirtyflow.table;

import io.tenken.dirtyflow.openflow.Action;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.FlowFlags;
import io.tenken.dirtyflow.openflow.FlowHead;
import io.tenken.dirtyflow.openflow.Match;
import io.tenken.dirtyflow.openflow.PackedMatch;
import io.tenken.dirtyflow.openflow.text.ActionsReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The flows of one bridge at one moment, in the order of the dump. Immutable, for any number of
 * threads; objects are made on demand.
 *
 * <p>A row is a number from 0 to {@link #size}. Counters that the switch did not tell are absent.
 */
public final class FlowTable {

  public static final FlowTable EMPTY = new FlowTableBuilder(Optional.empty()).build();

  private final Columns columns;
  private final BytePool actions;
  private final List<FlowSettings> settings;
  private final int[] rowsByHash;

  FlowTable(Columns columns, BytePool actions, List<FlowSettings> settings) {
    this.columns = columns;
    this.actions = actions;
    this.settings = settings;
    this.rowsByHash = indexByHash(columns);
  }

  public int size() {
    return columns.size;
  }

  /** Number of the OpenFlow table. */
  public int table(int row) {
    return columns.table[row] & 0xff;
  }

  public int priority(int row) {
    return columns.priority[row];
  }

  public long cookie(int row) {
    return columns.cookie[row];
  }

  public OptionalLong packets(int row) {
    return known(columns.packets[row]);
  }

  public OptionalLong bytes(int row) {
    return known(columns.bytes[row]);
  }

  /** How long the flow has been there, since it was last added. */
  public Optional<Duration> age(int row) {
    long nanos = columns.durationNanos[row];
    return nanos == FlowHead.ABSENT ? Optional.empty() : Optional.of(Duration.ofNanos(nanos));
  }

  /** Seconds since the last packet, where the dump tells it. */
  public OptionalInt idleAge(int row) {
    return known(columns.idleAge, row);
  }

  /** Seconds since the last modification, where the dump tells it. */
  public OptionalInt hardAge(int row) {
    return known(columns.hardAge, row);
  }

  /** True if a part of the flow is kept as opaque text. */
  public boolean hasOpaqueParts(int row) {
    return columns.withOpaque.get(row);
  }

  public int flowsWithOpaqueParts() {
    return columns.withOpaque.cardinality();
  }

  public Match match(int row) {
    return PackedMatch.unpack(
        columns.matchData, columns.matchStart[row], columns.matchStart[row + 1]);
  }

  /** Equal numbers are equal actions, in the words of the switch; from 0, dense. */
  public int actionsId(int row) {
    return columns.actions[row];
  }

  /** How many distinct actions there are: the bound of {@link #actionsId}. */
  public int distinctActions() {
    return actions.count();
  }

  /** What follows {@code actions=}, in the words of the switch. */
  public String actionsText(int row) {
    int id = columns.actions[row];
    int start = actions.start(id);
    return new String(actions.data(), start, actions.end(id) - start, StandardCharsets.UTF_8);
  }

  public List<Action> actions(int row) {
    return actions(row, match(row), new ActionsReader());
  }

  /** The flow as an object. */
  public Flow flow(int row) {
    Match match = match(row);
    FlowSettings set = settings(row);
    return new Flow(
        table(row),
        priority(row),
        cookie(row),
        set.idleTimeout(),
        set.hardTimeout(),
        new FlowFlags(set.flags()),
        set.importance(),
        match,
        actions(row, match, new ActionsReader()));
  }

  /** Bytes that the table keeps alive. */
  public long retainedBytes() {
    return columns.retainedBytes() + actions.retainedBytes() + 4L * rowsByHash.length;
  }

  private List<Action> actions(int row, Match match, ActionsReader reader) {
    int id = columns.actions[row];
    return reader.read(actions.data(), actions.start(id), actions.end(id), match);
  }

  /** The row with this hash, which is probably {@code expected}; -1 if there is none. */
  int rowOf(long first, long second, int expected) {
    if (expected < columns.size && hasHash(expected, first, second)) {
      return expected;
    }
    int mask = rowsByHash.length - 1;
    int slot = (int) first & mask;
    while (rowsByHash[slot] != 0) {
      int row = rowsByHash[slot] - 1;
      if (hasHash(row, first, second)) {
        return row;
      }
      slot = slot + 1 & mask;
    }
    return -1;
  }

  Columns columns() {
    return columns;
  }

  BytePool actionsPool() {
    return actions;
  }

  private FlowSettings settings(int row) {
    return settings.get(columns.settings[row]);
  }

  int distinctSettings() {
    return settings.size();
  }

  FlowSettings distinctSettings(int id) {
    return settings.get(id);
  }

  private boolean hasHash(int row, long first, long second) {
    return columns.hashFirst[row] == first && columns.hashSecond[row] == second;
  }

  private static int[] indexByHash(Columns columns) {
    int slots = Integer.highestOneBit(Math.max(columns.size, 8)) * 2;
    int[] index = new int[slots - columns.size < slots / 4 ? slots * 2 : slots];
    int mask = index.length - 1;
    for (int row = 0; row < columns.size; row++) {
      int slot = (int) columns.hashFirst[row] & mask;
      while (index[slot] != 0) {
        slot = slot + 1 & mask;
      }
      index[slot] = row + 1;
    }
    return index;
  }

  private static OptionalLong known(long counter) {
    return counter == FlowHead.ABSENT ? OptionalLong.empty() : OptionalLong.of(counter);
  }

  private static OptionalInt known(char[] ages, int row) {
    boolean told = row < ages.length && ages[row] != 0;
    return told ? OptionalInt.of(ages[row] - 1) : OptionalInt.empty();
  }

  /** Rows by number of their table: element t counts the flows of table t. */
  public int[] flowsPerTable() {
    int[] counts = new int[256];
    for (int row = 0; row < columns.size; row++) {
      counts[table(row)]++;
    }
    return counts;
  }

  @Override
  public String toString() {
    return columns.size
        + " flows in "
        + Arrays.stream(flowsPerTable()).filter(n -> n > 0).count()
        + " tables";
  }
}
