package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.NodeVersions;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.util.List;

/** Whether libvirt answers, and who answers. */
final class UpCollector implements MetricCollector {

  static final MetricDefinition UP =
      MetricDefinition.gauge("libvirt_up")
          .help("Whether libvirt has answered this scrape.")
          .source("virConnectGetLibVersion")
          .zeroWhenFailed()
          .build();

  static final MetricDefinition VERSIONS =
      MetricDefinition.info("libvirt_versions_info")
          .labels("hypervisor_running", "libvirtd_running", "libvirt_library")
          .help("Versions of the hypervisor, of libvirt's daemon and of libvirt's library here.")
          .source("virConnectGetVersion, virConnectGetLibVersion, virGetVersion")
          .build();

  static final MetricDefinition HOST =
      MetricDefinition.info("libvirt_host_info")
          .labels("hostname", "nova_host", "model")
          .help(
              "The node: its name by libvirt and by nova (empty if nova.conf does not say), its CPU.")
          .source(
              "virConnectGetHostname; nova.conf: DEFAULT/host; virConnectGetCapabilities: host/cpu/model")
          .build();

  static final List<MetricDefinition> METRICS = List.of(UP, VERSIONS, HOST);

  static final CollectorSpec SPEC =
      CollectorSpec.of("up", "Whether libvirt answers, and who. One call.", METRICS);

  private final Node node;
  private final NovaConfig nova;

  UpCollector(Node node, NovaConfig nova) {
    this.node = node;
    this.nova = nova;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    NodeVersions versions = round.versions();
    sink.family(UP).add(1);
    try {
      String hypervisor = round.hypervisorVersion();
      sink.family(VERSIONS).add(1, hypervisor, versions.daemon(), versions.library());
      sink.family(HOST).add(1, versions.hostname(), nova.host(), round.cpuModel());
    } catch (CollectorException failure) {
      sink.partial(
          failure.reason(),
          "neither version of the hypervisor nor model of the CPU: " + failure.getMessage());
    }
  }
}
