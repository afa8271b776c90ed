package io.tenken.dirtyflow.cli;

import io.tenken.core.cli.ExitStatus;
import io.tenken.core.cli.Invocation;
import io.tenken.core.cli.Operand;
import io.tenken.core.cli.Subcommand;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import io.tenken.dirtyflow.openflow.Flow;
import io.tenken.dirtyflow.openflow.text.FlowWriter;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Compares the flows of two bridges or files; counters and ages do not count. */
public final class DiffCommand implements Subcommand {

  private static final Setting<Duration> TIMEOUT =
      Setting.duration("timeout", "The most time for the dump of one bridge.", "60s");

  @Override
  public String name() {
    return "diff";
  }

  @Override
  public String summary() {
    return "Compare flows without counters: exit status 0 equal, 1 different, 3 not to be read.";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(TIMEOUT);
  }

  @Override
  public Optional<Operand> operand() {
    return Optional.of(new Operand("SOURCE", "Two bridges or files; \"-\" is stdin", 2, 2));
  }

  @Override
  public int run(Invocation invocation) throws ConfigurationException, InterruptedException {
    DumpLoader loader = new DumpLoader(invocation, invocation.settings().get(TIMEOUT));
    Optional<NamedDump> first = loader.either(invocation.operands().get(0));
    Optional<NamedDump> second = loader.either(invocation.operands().get(1));
    if (first.isEmpty() || second.isEmpty() || !loader.isComplete()) {
      return ExitStatus.NOTHING_COLLECTED;
    }
    FlowDifference difference = FlowDifference.between(first.get(), second.get());
    print(invocation, difference);
    return difference.isEmpty() ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  private static void print(Invocation invocation, FlowDifference difference) {
    difference.onlyFirst().forEach(flow -> line(invocation, '-', flow));
    difference.onlySecond().forEach(flow -> line(invocation, '+', flow));
    for (Flow[] pair : difference.changed()) {
      line(invocation, '-', pair[0]);
      line(invocation, '+', pair[1]);
    }
  }

  private static void line(Invocation invocation, char sign, Flow flow) {
    invocation.out().println(sign + FlowWriter.text(flow, SpellingMode.NORMAL));
  }
}
