package io.tenken.dirtyflow.dump;

import io.tenken.dirtyflow.table.FlowChanges;
import io.tenken.dirtyflow.table.FlowTable;
import java.util.List;
import java.util.Optional;

/**
 * What was read from one bridge, or from one file.
 *
 * @param origin what kind of source it came from; only dumps of one kind can be compared by hash
 * @param table the flows
 * @param changes against the dump before, {@link FlowChanges#NONE} if there was none
 * @param version as the headers of the dump tell it, for example {@code OF1.3}
 * @param headers how many parts of a reply announced themselves
 * @param logLines lines that were skipped because they belong to a log
 * @param problemCount how many lines are a problem; all of them count, the first are kept
 * @param problems the first problems, in the order of the dump
 */
public record FlowDump(
    Origin origin,
    FlowTable table,
    FlowChanges changes,
    Optional<String> version,
    int headers,
    int logLines,
    int problemCount,
    List<DumpProblem> problems) {

  public FlowDump {
    problems = List.copyOf(problems);
  }

  /** The kinds of sources. */
  public enum Origin {
    TEXT,
    WIRE
  }

  /** The flows, as what the next dump from a source of this kind can take over. */
  public Optional<FlowTable> reusableFor(Origin kind) {
    return origin == kind ? Optional.of(table) : Optional.empty();
  }

  /** The dump of a whole reply that was read from the wire. */
  public static FlowDump ofWire(FlowTable table, FlowChanges changes, String version, int parts) {
    return new FlowDump(Origin.WIRE, table, changes, Optional.of(version), parts, 0, 0, List.of());
  }

  /** True if every line was understood, so that the flows are all there are. */
  public boolean isComplete() {
    return problemCount == 0;
  }
}
