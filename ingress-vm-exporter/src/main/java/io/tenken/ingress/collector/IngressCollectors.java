package io.tenken.ingress.collector;

import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.MetricCollector;
import io.tenken.ingress.routing.SharedRouting;
import io.tenken.ingress.systemd.SystemdManager;
import java.util.List;

/** All collectors that there are. Thread-safe. */
public final class IngressCollectors {

  private final SharedRouting routing;
  private final BgpOptions bgp;
  private final SystemdOptions systemd;
  private final ExporterRuntime runtime;
  private final SessionHistories histories = new SessionHistories();

  public IngressCollectors(
      SharedRouting routing, BgpOptions bgp, SystemdOptions systemd, ExporterRuntime runtime) {
    this.routing = routing;
    this.bgp = bgp;
    this.systemd = systemd;
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
            SystemdCollector.METRICS));
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
      default -> throw new IllegalArgumentException("no collector is called \"" + name + "\"");
    };
  }
}
