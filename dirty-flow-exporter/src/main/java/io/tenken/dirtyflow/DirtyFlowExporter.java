package io.tenken.dirtyflow;

import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.dirtyflow.access.OvsAccess;
import io.tenken.dirtyflow.access.OvsSettings;
import io.tenken.dirtyflow.cli.DiffCommand;
import io.tenken.dirtyflow.cli.DumpFlowsCommand;
import io.tenken.dirtyflow.metrics.BridgeMetrics;
import io.tenken.dirtyflow.metrics.FlowMetrics;
import java.time.Duration;
import java.util.List;

/** Flows of Open vSwitch that should not be there. */
public final class DirtyFlowExporter implements Exporter {

  /** Beside the other exporters of the suite: see the decision record on ports. */
  static final int DEFAULT_PORT = 19477;

  static final String FLOWS = "flows";
  static final String BRIDGES = "bridges";

  private static final Duration FLOW_BUDGET = Duration.ofSeconds(60);
  private static final Duration BRIDGE_BUDGET = Duration.ofSeconds(5);

  public static void main(String[] args) {
    System.exit(application().run(args));
  }

  /** The command with all its subcommands. */
  static ExporterApplication application() {
    return ExporterApplication.of(new DirtyFlowExporter())
        .subcommand(new DumpFlowsCommand())
        .subcommand(new DiffCommand());
  }

  @Override
  public ExporterIdentity identity() {
    return new ExporterIdentity(
        "dirty-flow-exporter",
        "dirtyflow",
        DEFAULT_PORT,
        "Prometheus exporter for flows of Open vSwitch that should not be there.");
  }

  @Override
  public List<Setting<?>> settings() {
    return OvsSettings.ALL;
  }

  @Override
  public List<CollectorSpec> collectors() {
    return List.of(
        CollectorSpec.of(
                FLOWS,
                "Flows per table and owner, and their changes; one dump of every bridge.",
                FlowMetrics.ALL)
            .withBudget(FLOW_BUDGET),
        CollectorSpec.of(
                BRIDGES,
                "Settings, ports, controllers, groups and meters of bridges; a few milliseconds.",
                BridgeMetrics.ALL)
            .withBudget(BRIDGE_BUDGET));
  }

  @Override
  public CollectorSource open(Settings settings, ExporterRuntime runtime)
      throws ConfigurationException {
    return new DirtyFlowSource(OvsAccess.of(settings, runtime.environment()), runtime);
  }
}
