package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.domainxml.InterfaceXml;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What each NIC of a running guest has moved, and what it is. One call for all guests, no monitor
 * command. NICs without a name on the host (SR-IOV) have no counters.
 */
final class InterfaceCollector implements MetricCollector {

  static final MetricDefinition RECEIVE_BYTES =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_receive_bytes_total")
              .unit(BYTES),
          "Bytes that the guest has received.",
          "rx.bytes");
  static final MetricDefinition RECEIVE_PACKETS =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_receive_packets_total"),
          "Packets that the guest has received.",
          "rx.pkts");
  static final MetricDefinition RECEIVE_ERRORS =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_receive_errors_total"),
          "Errors in the guest's direction of receiving.",
          "rx.errs");
  static final MetricDefinition RECEIVE_DROPS =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_receive_drops_total"),
          "Packets to the guest that were dropped.",
          "rx.drop");
  static final MetricDefinition TRANSMIT_BYTES =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_transmit_bytes_total")
              .unit(BYTES),
          "Bytes that the guest has sent.",
          "tx.bytes");
  static final MetricDefinition TRANSMIT_PACKETS =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_transmit_packets_total"),
          "Packets that the guest has sent.",
          "tx.pkts");
  static final MetricDefinition TRANSMIT_ERRORS =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_transmit_errors_total"),
          "Errors in the guest's direction of sending.",
          "tx.errs");
  static final MetricDefinition TRANSMIT_DROPS =
      counter(
          MetricDefinition.counter("libvirt_domain_interface_stats_transmit_drops_total"),
          "Packets from the guest that were dropped.",
          "tx.drop");

  static final MetricDefinition INFO =
      MetricDefinition.info("libvirt_domain_interface_stats_info")
          .labels(
              "domain",
              "uuid",
              "target_device",
              "interface_type",
              "source_bridge",
              "mac_address",
              "model_type",
              "mtu_size",
              "port_id")
          .help("What the NIC is; port_id is Neutron's, by virtualport or by the device's name.")
          .source("domain XML: devices/interface")
          .per("guest", "NIC")
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(
          RECEIVE_BYTES,
          RECEIVE_PACKETS,
          RECEIVE_ERRORS,
          RECEIVE_DROPS,
          TRANSMIT_BYTES,
          TRANSMIT_PACKETS,
          TRANSMIT_ERRORS,
          TRANSMIT_DROPS,
          INFO);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "interface",
          "NIC counters and what each NIC is. One call for all guests, no monitor.",
          METRICS);

  private final Node node;

  InterfaceCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    GuestAnswers<List<InterfaceStats>> guests = round.interfaces();
    guests.answers().forEach((guest, nics) -> counters(guest, nics, sink));
    Gaps.report(sink, guests, "NIC counters");
    ActiveGuests.forEachDefinition(
        round,
        sink,
        (guest, definition) -> infos(guest, definition.interfaces(), sink.family(INFO)));
  }

  private static void counters(DomainId guest, List<InterfaceStats> nics, MetricSink sink) {
    Set<String> seen = new HashSet<>();
    for (InterfaceStats nic : nics) {
      if (seen.add(nic.device())) {
        add(sink, nic, guest.name(), guest.uuid(), nic.device());
      }
    }
  }

  private static void add(MetricSink sink, InterfaceStats nic, String... labels) {
    sink.family(RECEIVE_BYTES).addIfPresent(nic.received().bytes(), labels);
    sink.family(RECEIVE_PACKETS).addIfPresent(nic.received().packets(), labels);
    sink.family(RECEIVE_ERRORS).addIfPresent(nic.received().errors(), labels);
    sink.family(RECEIVE_DROPS).addIfPresent(nic.received().drops(), labels);
    sink.family(TRANSMIT_BYTES).addIfPresent(nic.transmitted().bytes(), labels);
    sink.family(TRANSMIT_PACKETS).addIfPresent(nic.transmitted().packets(), labels);
    sink.family(TRANSMIT_ERRORS).addIfPresent(nic.transmitted().errors(), labels);
    sink.family(TRANSMIT_DROPS).addIfPresent(nic.transmitted().drops(), labels);
  }

  /** SR-IOV NICs have no name on the host; their address tells them apart. */
  private static void infos(DomainId guest, List<InterfaceXml> nics, FamilyWriter info) {
    Set<List<String>> seen = new HashSet<>();
    for (InterfaceXml nic : nics) {
      if (seen.add(List.of(nic.target(), nic.mac()))) {
        info.add(
            1,
            guest.name(),
            guest.uuid(),
            nic.target(),
            nic.type(),
            nic.bridge(),
            nic.mac(),
            nic.model(),
            nic.mtu(),
            nic.portId());
      }
    }
  }

  private static MetricDefinition counter(
      MetricDefinition.Builder metric, String help, String field) {
    return metric
        .labels("domain", "uuid", "target_device")
        .help(help)
        .source("virConnectGetAllDomainStats: net.N." + field)
        .per("guest", "NIC")
        .build();
  }
}
