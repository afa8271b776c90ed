package io.tenken.dirtyflow.cli;

import io.tenken.core.cli.Invocation;
import io.tenken.core.log.EventLog;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Deadline;
import io.tenken.dirtyflow.access.OvsAccess;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.ovs.FileFlowSource;
import io.tenken.dirtyflow.ovs.OvsRunDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads dumps for a subcommand, and says what is wrong with them on the log. */
final class DumpLoader {

  private static final int MAX_PROBLEMS_TOLD = 10;

  private final Invocation invocation;
  private final OvsAccess access;
  private final Duration timeout;
  private boolean complete = true;

  DumpLoader(Invocation invocation, Duration timeout) throws ConfigurationException {
    this.invocation = invocation;
    this.access = OvsAccess.of(invocation.settings(), invocation.runtime().environment());
    this.timeout = timeout;
  }

  /** False if a dump failed or had lines that could not be read. */
  boolean isComplete() {
    return complete;
  }

  /** The dumps of all bridges that are asked for; those that fail are left out. */
  List<NamedDump> bridges() throws InterruptedException {
    List<NamedDump> dumps = new ArrayList<>();
    try {
      for (String bridge : access.bridges().names()) {
        bridge(bridge).ifPresent(dumps::add);
      }
    } catch (CollectorException failure) {
      tell(failure);
    }
    return dumps;
  }

  Optional<NamedDump> bridge(String bridge) throws InterruptedException {
    try {
      Deadline deadline = Deadline.after(timeout, invocation.runtime().ticker());
      return Optional.of(
          judged(new NamedDump(bridge, access.flows().dump(bridge, Optional.empty(), deadline))));
    } catch (CollectorException failure) {
      tell(failure);
      return Optional.empty();
    }
  }

  Optional<NamedDump> file(String file) {
    try {
      return Optional.of(judged(new NamedDump(file, FileFlowSource.read(file))));
    } catch (CollectorException failure) {
      tell(failure);
      return Optional.empty();
    }
  }

  /** A bridge if it can be one and there is no such file, else a file. */
  Optional<NamedDump> either(String operand) throws InterruptedException {
    boolean file = operand.equals(FileFlowSource.STDIN) || Files.exists(Path.of(operand));
    return !file && OvsRunDirectory.isBridgeName(operand) ? bridge(operand) : file(operand);
  }

  private NamedDump judged(NamedDump named) {
    FlowDump dump = named.dump();
    EventLog log = invocation.runtime().log();
    complete = complete && dump.isComplete();
    List<DumpProblem> told = dump.problems().stream().limit(MAX_PROBLEMS_TOLD).toList();
    for (DumpProblem problem : told) {
      log.warn("dump_problem", "source", named.name(), "problem", problem.toString());
    }
    if (dump.problemCount() > told.size()) {
      String more = "%d more lines are a problem".formatted(dump.problemCount() - told.size());
      log.warn("dump_problem", "source", named.name(), "problem", more);
    }
    return named;
  }

  private void tell(CollectorException failure) {
    complete = false;
    invocation
        .runtime()
        .log()
        .error(
            "dump_failed",
            "reason",
            failure.reason().label(),
            "detail",
            String.valueOf(failure.getMessage()));
  }
}
