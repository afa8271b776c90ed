package io.tenken.dirtyflow.dump;

import io.tenken.dirtyflow.table.FlowChanges;
import io.tenken.dirtyflow.table.FlowTable;
import java.util.List;
import java.util.Optional;

/**
 * What was read from one bridge, or from one file.
 *
 * @param table the flows
 * @param changes against the dump before, {@link FlowChanges#NONE} if there was none
 * @param version as the headers of the dump tell it, for example {@code OF1.3}
 * @param headers how many parts of a reply announced themselves
 * @param logLines lines that were skipped because they belong to a log
 * @param problemCount how many lines are a problem; all of them count, the first are kept
 * @param problems the first problems, in the order of the dump
 */
public record FlowDump(
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

  /** True if every line was understood, so that the flows are all there are. */
  public boolean isComplete() {
    return problemCount == 0;
  }
}
