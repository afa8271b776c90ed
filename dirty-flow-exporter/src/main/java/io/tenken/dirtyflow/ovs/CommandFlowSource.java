package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.untrusted.ArgvProcess;
import io.tenken.core.untrusted.LabelText;
import io.tenken.dirtyflow.dump.DumpProblem;
import io.tenken.dirtyflow.dump.DumpReader;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.table.StableHash;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Flows from {@code ovs-ofctl dump-flows}, read while the program prints them.
 *
 * <p>OpenFlow 1.4 or 1.3 and never the default version: OpenFlow 1.0 shows a group as drop and
 * loses flows that it cannot carry, with exit status 0.
 */
public final class CommandFlowSource implements FlowSource {

  private static final String NO_NAMES = "--no-names";

  private final Path program;
  private final OvsRunDirectory runDirectory;
  private final long maxBytes;
  private final StableHash hash;

  /**
   * @param program absolute path of ovs-ofctl
   * @param maxBytes more output than this is a failure
   */
  public CommandFlowSource(
      Path program, OvsRunDirectory runDirectory, long maxBytes, StableHash hash) {
    this.program = program;
    this.runDirectory = runDirectory;
    this.maxBytes = maxBytes;
    this.hash = hash.copy();
  }

  @Override
  public FlowDump dump(String bridge, Optional<FlowDump> previous, Deadline deadline)
      throws CollectorException {
    DumpReader reader = reader(previous);
    ArgvProcess.Exit exit = run(bridge, true, reader, deadline);
    if (exit.status() != 0 && exit.stderr().contains("unrecognized option '" + NO_NAMES)) {
      reader = reader(previous);
      exit = run(bridge, false, reader, deadline);
    }
    if (exit.status() != 0) {
      throw failure(bridge, exit.stderr());
    }
    return judged(bridge, reader.finish());
  }

  private ArgvProcess.Exit run(String bridge, boolean noNames, DumpReader reader, Deadline deadline)
      throws CollectorException {
    try {
      return command(bridge, noNames).run(deadline, reader::accept);
    } catch (CollectorException failure) {
      throw BridgeFailure.of("dump flows", bridge, failure);
    }
  }

  private DumpReader reader(Optional<FlowDump> previous) {
    return new DumpReader(hash, previous.flatMap(dump -> dump.reusableFor(FlowDump.Origin.TEXT)));
  }

  private ArgvProcess command(String bridge, boolean noNames) {
    List<String> arguments = new ArrayList<>(List.of("-O", "OpenFlow14,OpenFlow13"));
    if (noNames) {
      arguments.add(NO_NAMES);
    }
    arguments.add("--");
    arguments.add("dump-flows");
    arguments.add("unix:" + runDirectory.managementSocket(bridge));
    return new ArgvProcess(program, arguments, maxBytes);
  }

  /** A dump that broke off although the program says that all is well is a failure, too. */
  private static FlowDump judged(String bridge, FlowDump dump) throws CollectorException {
    for (DumpProblem problem : dump.problems()) {
      if (!problem.kind().concernsItsLineOnly()) {
        throw new CollectorException(
            FailureReason.PARSE, "dump flows of bridge %s: %s".formatted(bridge, problem));
      }
    }
    if (dump.headers() == 0) {
      throw new CollectorException(
          FailureReason.PARSE,
          "dump flows of bridge %s: ovs-ofctl printed no reply at all; run it by hand"
              .formatted(bridge));
    }
    return dump;
  }

  private CollectorException failure(String bridge, String stderr) {
    String said = LabelText.clean(stderr.strip());
    String message = "dump flows of bridge %s with %s: %s%s";
    Remedy remedy = Remedy.of(stderr);
    return new CollectorException(
        remedy.reason, message.formatted(bridge, program, said, remedy.advice(bridge)));
  }

  /** What the words of ovs-ofctl mean, and what to do. */
  private enum Remedy {
    VERSION(
        "version negotiation failed",
        FailureReason.PROTOCOL,
        "; allow OpenFlow 1.3: ovs-vsctl add bridge %s protocols OpenFlow13"),
    PERMISSION(
        "Permission denied",
        FailureReason.PERMISSION,
        "; let the user of the exporter open the management socket of %s"),
    MISSING(
        "No such file",
        FailureReason.UNREACHABLE,
        "; there is no bridge %s, or --ovs.rundir is another directory"),
    REFUSED("Connection refused", FailureReason.UNREACHABLE, "; ovs-vswitchd of %s does not run"),
    NO_BRIDGE(
        "is not a bridge or a socket",
        FailureReason.UNREACHABLE,
        "; there is no bridge %s, or --ovs.rundir is another directory"),
    OTHER("", FailureReason.PROTOCOL, "; run the command by hand for bridge %s");

    private final String mark;
    private final FailureReason reason;
    private final String advice;

    Remedy(String mark, FailureReason reason, String advice) {
      this.mark = mark;
      this.reason = reason;
      this.advice = advice;
    }

    String advice(String bridge) {
      return advice.formatted(bridge);
    }

    static Remedy of(String stderr) {
      for (Remedy remedy : values()) {
        if (stderr.contains(remedy.mark)) {
          return remedy;
        }
      }
      return OTHER;
    }
  }
}
