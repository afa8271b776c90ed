package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.NodeVersions;
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
          .labels("hostname")
          .help("The node's name, as libvirt sees it.")
          .source("virConnectGetHostname")
          .build();

  static final List<MetricDefinition> METRICS = List.of(UP, VERSIONS, HOST);

  private final Node node;

  UpCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    NodeVersions versions = round.versions();
    sink.family(UP).add(1);
    sink.family(HOST).add(1, versions.hostname());
    try {
      String hypervisor = round.hypervisorVersion();
      sink.family(VERSIONS).add(1, hypervisor, versions.daemon(), versions.library());
    } catch (CollectorException failure) {
      sink.partial(failure.reason(), "no version of the hypervisor: " + failure.getMessage());
    }
  }
}
