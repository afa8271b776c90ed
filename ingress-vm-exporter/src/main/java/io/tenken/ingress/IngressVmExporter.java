package io.tenken.ingress;

import io.tenken.core.cli.CheckCommand;
import io.tenken.core.cli.CheckGrading;
import io.tenken.core.cli.ExporterApplication;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterIdentity;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Setting;
import io.tenken.core.spi.Settings;
import io.tenken.core.spi.TableView;
import io.tenken.ingress.bgp.ReadingPlan;
import io.tenken.ingress.collector.BgpOptions;
import io.tenken.ingress.collector.IngressCollectors;
import io.tenken.ingress.collector.SystemdOptions;
import io.tenken.ingress.config.IngressConfig;
import io.tenken.ingress.routing.DaemonPlaces;
import io.tenken.ingress.routing.RoutingSettings;
import io.tenken.ingress.routing.SharedRouting;
import io.tenken.ingress.view.VmTableView;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** BGP, BFD, units and probes of a load-balancer VM. */
public final class IngressVmExporter implements Exporter {

  /** Beside the other exporters of the suite: see the decision record on ports. */
  static final int DEFAULT_PORT = 19478;

  static final Setting<Path> CONFIG =
      Setting.path(
          "config.file",
          "What this machine should be: expected peers and units, probes, containers. Without it,"
              + " what is found is shown.",
          "");

  public static void main(String[] args) {
    System.exit(application().run(args));
  }

  /** The command, whose {@code check} tells by its exit status how bad it is. */
  static ExporterApplication application() {
    return ExporterApplication.of(new IngressVmExporter())
        .subcommand(new CheckCommand(CheckGrading.BY_SEVERITY));
  }

  @Override
  public ExporterIdentity identity() {
    return new ExporterIdentity(
        "ingress-vm-exporter",
        "ingress",
        DEFAULT_PORT,
        "Prometheus exporter for BGP, BFD, units and probes of a load-balancer VM.");
  }

  @Override
  public List<Setting<?>> settings() {
    return Stream.of(
            List.<Setting<?>>of(CONFIG),
            RoutingSettings.ALL,
            BgpOptions.SETTINGS,
            SystemdOptions.SETTINGS)
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<CollectorSpec> collectors() {
    return IngressCollectors.specs();
  }

  @Override
  public CollectorSource open(Settings settings, ExporterRuntime runtime)
      throws ConfigurationException {
    Optional<Path> file = settings.find(CONFIG);
    IngressConfig config =
        file.isPresent() ? IngressConfig.read(file.get()) : IngressConfig.empty();
    SharedRouting routing =
        new SharedRouting(
            DaemonPlaces.of(settings, runtime.clock(), runtime.ticker()),
            new ReadingPlan(
                true, settings.get(BgpOptions.MEMORY), settings.get(BgpOptions.ROUTE_CHANGES)),
            settings.get(RoutingSettings.TIMEOUT),
            runtime.ticker());
    BgpOptions bgp = BgpOptions.of(settings, config.peers().expectation());
    SystemdOptions systemd = SystemdOptions.of(settings, config.units(), runtime.environment());
    return new IngressSource(new IngressCollectors(routing, bgp, systemd, config, runtime));
  }

  @Override
  public Optional<TableView> tableView() {
    return Optional.of(new VmTableView());
  }
}
