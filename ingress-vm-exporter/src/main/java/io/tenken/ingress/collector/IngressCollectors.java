package io.tenken.ingress.collector;

import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.MetricCollector;
import io.tenken.ingress.config.IngressConfig;
import io.tenken.ingress.config.ProbeConfig;
import io.tenken.ingress.docker.DockerEngine;
import io.tenken.ingress.probe.Probe;
import io.tenken.ingress.routing.SharedRouting;
import io.tenken.ingress.systemd.SystemdManager;
import java.util.List;

/** All collectors that there are. Thread-safe. */
public final class IngressCollectors {

  private final SharedRouting routing;
  private final BgpOptions bgp;
  private final SystemdOptions systemd;
  private final IngressConfig config;
  private final ExporterRuntime runtime;
  private final SessionHistories histories = new SessionHistories();

  public IngressCollectors(
      SharedRouting routing,
      BgpOptions bgp,
      SystemdOptions systemd,
      IngressConfig config,
      ExporterRuntime runtime) {
    this.routing = routing;
    this.bgp = bgp;
    this.systemd = systemd;
    this.config = config;
    this.runtime = runtime;
  }

  /** In the order in which they are listed. */
  public static List<CollectorSpec> specs() {
    return List.of(
        CollectorSpec.of(
            "bgp",
            "BGP peers, sessions and routes. One connection a daemon.",
            BgpCollector.METRICS),
        CollectorSpec.of(
            "bfd", "BFD sessions. Shares the connections of bgp.", BfdCollector.METRICS),
        CollectorSpec.of(
            "systemd",
            "Units, timers and sockets. One connection to the bus, three rounds of questions.",
            SystemdCollector.METRICS),
        CollectorSpec.of(
            "probe",
            "Services of this machine, as --config.file names them. One connection each.",
            ProbeCollector.METRICS),
        CollectorSpec.of(
                "docker",
                "Containers. One question to the engine each; its socket is as good as root.",
                DockerCollector.METRICS)
            .disabledByDefault());
  }

  /**
   * @param name one of {@link #specs()}
   */
  public MetricCollector create(String name) {
    return switch (name) {
      case "bgp" -> new BgpCollector(routing, histories, bgp);
      case "bfd" -> new BfdCollector(routing);
      case "systemd" ->
          new SystemdCollector(
              new SystemdManager(systemd.socket(), runtime.ticker()), systemd, runtime.clock());
      case "probe" -> new ProbeCollector(probes(), runtime.ticker());
      case "docker" ->
          new DockerCollector(
              new DockerEngine(config.docker().socket()), config.docker().expected());
      default -> throw new IllegalArgumentException("no collector is called \"" + name + "\"");
    };
  }

  /**
   * What {@code check} has to say of this machine.
   *
   * @param deadline for all of it
   */
  public List<Diagnosis> check(Deadline deadline) throws InterruptedException {
    VmCheck check = new VmCheck(runtime, deadline);
    check.routing(routing, bgp.expectation());
    check.units(systemd);
    check.probes(probes());
    return check.findings();
  }

  private List<Probe> probes() {
    return config.probes().stream().map(ProbeConfig::probe).toList();
  }
}
