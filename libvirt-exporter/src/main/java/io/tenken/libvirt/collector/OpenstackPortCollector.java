package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.domainxml.MetadataResult;
import io.tenken.libvirt.domainxml.NovaMetadata;
import io.tenken.libvirt.domainxml.NovaMetadata.Address;
import io.tenken.libvirt.domainxml.NovaMetadata.Port;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Neutron's ports and addresses of each guest, as nova 23.0 and later leave them in the XML. */
final class OpenstackPortCollector implements MetricCollector {

  static final MetricDefinition PORT =
      MetricDefinition.info("libvirt_domain_openstack_port_info")
          .labels("domain", "uuid", "port_id", "ip", "ip_type")
          .help("Address of the guest; floating addresses given later are not known to nova's XML.")
          .source("domain XML: nova:ports")
          .per("nova guest", "address")
          .build();

  static final List<MetricDefinition> METRICS = List.of(PORT);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
              "openstack_ports",
              "Ports and addresses by nova's metadata. Shares the call of info.",
              METRICS)
          .disabledByDefault();

  private final Node node;

  OpenstackPortCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<DomainXml> definitions = node.round(scrape.deadline()).definitions();
    FamilyWriter ports = sink.family(PORT);
    definitions
        .answers()
        .forEach(
            (guest, xml) -> {
              if (xml.metadata() instanceof MetadataResult.Found found) {
                add(guest, found.nova(), ports);
              }
            });
    Gaps.report(sink, definitions, "a readable definition");
  }

  private static void add(DomainId guest, NovaMetadata nova, FamilyWriter ports) {
    Set<List<String>> seen = new HashSet<>();
    for (Port port : nova.ports()) {
      for (Address address : port.addresses()) {
        if (seen.add(List.of(port.id(), address.ip(), address.kind()))) {
          ports.add(1, guest.name(), guest.uuid(), port.id(), address.ip(), address.kind());
        }
      }
    }
  }
}
