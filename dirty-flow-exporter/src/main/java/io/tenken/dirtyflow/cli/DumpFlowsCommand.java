package io.tenken.dirtyflow.cli;

import io.tenken.core.cli.ExitStatus;
import io.tenken.core.cli.Invocation;
import io.tenken.core.cli.Operand;
import io.tenken.core.cli.Subcommand;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.dirtyflow.openflow.text.SpellingMode;
import io.tenken.dirtyflow.table.FlowTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints flows: of all bridges, of some, or of files. */
public final class DumpFlowsCommand implements Subcommand {

  private static final Setting<FlowFormat> FORMAT =
      Setting.choice("format", "How flows are printed.", FlowFormat.class, FlowFormat.TEXT);
  private static final Setting<String> BRIDGE =
      Setting.text("bridge", "BRIDGE", "Print the flows of this bridge.", "").severalTimes();
  private static final Setting<String> FILE =
      Setting.text("file", "FILE", "Read a dump from this file, or from stdin for \"-\".", "")
          .severalTimes();
  private static final Setting<Boolean> STATS =
      Setting.flag("stats", "Add counters and ages; the text can't be added again then.", false);
  private static final Setting<Boolean> NORMAL =
      Setting.flag("normal", "Write equal flows equally, whatever version told of them.", false);
  private static final Setting<Boolean> EXPLAIN =
      Setting.flag("explain", "Say in words what each flow does.", false);
  private static final Setting<Duration> TIMEOUT =
      Setting.duration("timeout", "The most time for the dump of one bridge.", "60s");

  @Override
  public String name() {
    return "dump";
  }

  @Override
  public String summary() {
    return "Print flows of bridges or files; exit status 1 if a part could not be read.";
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(FORMAT, BRIDGE, FILE, STATS, NORMAL, EXPLAIN, TIMEOUT);
  }

  @Override
  public Optional<Operand> operand() {
    return Optional.of(
        new Operand("FILTER", "Only flows like this, such as table=60,in_port=3,!dl_vlan", 0, 16));
  }

  @Override
  public int run(Invocation invocation) throws ConfigurationException, InterruptedException {
    Settings settings = invocation.settings();
    FlowFilter filter = filter(invocation.operands());
    DumpLoader loader = new DumpLoader(invocation, settings.get(TIMEOUT));
    List<NamedDump> dumps = load(loader, settings);
    print(invocation, dumps, filter);
    if (dumps.isEmpty()) {
      return ExitStatus.NOTHING_COLLECTED;
    }
    return loader.isComplete() ? ExitStatus.OK : ExitStatus.FINDINGS;
  }

  static FlowFilter filter(List<String> operands) throws ConfigurationException {
    try {
      return FlowFilter.parse(String.join(",", operands));
    } catch (IllegalArgumentException wrong) {
      throw new ConfigurationException("filter " + wrong.getMessage());
    }
  }

  private static List<NamedDump> load(DumpLoader loader, Settings settings)
      throws InterruptedException {
    List<NamedDump> dumps = new ArrayList<>();
    for (String file : settings.all(FILE)) {
      loader.file(file).ifPresent(dumps::add);
    }
    for (String bridge : settings.all(BRIDGE)) {
      loader.either(bridge).ifPresent(dumps::add);
    }
    boolean nothingNamed = settings.all(FILE).isEmpty() && settings.all(BRIDGE).isEmpty();
    return nothingNamed ? loader.bridges() : dumps;
  }

  private static void print(Invocation invocation, List<NamedDump> dumps, FlowFilter filter) {
    Settings settings = invocation.settings();
    SpellingMode spelling = settings.get(NORMAL) ? SpellingMode.NORMAL : SpellingMode.AS_TOLD;
    FlowPrinter printer = new FlowPrinter(invocation.out(), spelling);
    if (settings.get(FORMAT) == FlowFormat.JSON) {
      printer.json(dumps, filter::accepts);
      return;
    }
    for (NamedDump named : dumps) {
      FlowTable table = named.dump().table();
      if (dumps.size() > 1) {
        invocation.out().println("# " + named.name());
      }
      if (settings.get(EXPLAIN)) {
        explain(invocation, table, filter);
      } else if (settings.get(FORMAT) == FlowFormat.TABLE) {
        printer.table(table, row -> filter.accepts(table, row));
      } else {
        printer.text(table, row -> filter.accepts(table, row), settings.get(STATS));
      }
    }
  }

  private static void explain(Invocation invocation, FlowTable table, FlowFilter filter) {
    for (int row = 0; row < table.size(); row++) {
      if (filter.accepts(table, row)) {
        invocation.out().print(FlowExplainer.explain(table.flow(row)));
      }
    }
  }
}
