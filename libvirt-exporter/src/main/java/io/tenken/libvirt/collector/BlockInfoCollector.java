package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES_PER_SECOND;
import static io.tenken.core.model.Unit.REQUESTS_PER_SECOND;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.domainxml.DiskLimit;
import io.tenken.libvirt.domainxml.DiskXml;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** What each disk of a running guest is, by its definition. Costs no monitor command. */
final class BlockInfoCollector implements MetricCollector {

  static final MetricDefinition INFO =
      MetricDefinition.info("libvirt_domain_block_stats_info")
          .labels(
              "domain",
              "uuid",
              "target_device",
              "device",
              "disk_type",
              "target_bus",
              "driver_name",
              "driver_type",
              "driver_cache",
              "driver_discard",
              "source_protocol",
              "source_file",
              "serial")
          .help(
              "What the disk is: source_file is a file, a device or an image, serial a volume id.")
          .source("domain XML: devices/disk")
          .per("guest", "disk")
          .build();

  static final MetricDefinition LIMIT_BYTES =
      MetricDefinition.gauge("libvirt_domain_block_stats_limit_bytes_per_second")
          .unit(BYTES_PER_SECOND)
          .labels("domain", "uuid", "target_device", "direction", "kind")
          .help("Throughput that the disk is throttled to; absent where it is not.")
          .source("domain XML: devices/disk/iotune/*_bytes_sec[_max]")
          .per("guest", "disk", "limit")
          .build();

  static final MetricDefinition LIMIT_REQUESTS =
      MetricDefinition.gauge("libvirt_domain_block_stats_limit_requests_per_second")
          .unit(REQUESTS_PER_SECOND)
          .labels("domain", "uuid", "target_device", "direction", "kind")
          .help("Requests that the disk is throttled to; absent where it is not.")
          .source("domain XML: devices/disk/iotune/*_iops_sec[_max]")
          .per("guest", "disk", "limit")
          .build();

  static final List<MetricDefinition> METRICS = List.of(INFO, LIMIT_BYTES, LIMIT_REQUESTS);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "block_info", "What each disk is, and its throttles. Shares the call of info.", METRICS);

  private final Node node;
  private final BlockLimits limits;

  BlockInfoCollector(Node node, BlockLimits limits) {
    this.node = node;
    this.limits = limits;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    ActiveGuests.forEachDefinition(
        node.round(scrape.deadline()), sink, (guest, definition) -> disks(guest, definition, sink));
  }

  private void disks(DomainId guest, DomainXml definition, MetricSink sink) {
    FamilyWriter info = sink.family(INFO);
    for (DiskXml disk : definition.disks()) {
      info.add(
          1,
          guest.name(),
          guest.uuid(),
          disk.target(),
          disk.device(),
          disk.type(),
          disk.bus(),
          disk.driver().name(),
          disk.driver().type(),
          disk.driver().cache(),
          disk.driver().discard(),
          disk.protocol(),
          disk.source(),
          disk.serial());
      if (limits == BlockLimits.NONZERO) {
        limits(guest, disk, sink);
      }
    }
  }

  private static void limits(DomainId guest, DiskXml disk, MetricSink sink) {
    for (DiskLimit limit : disk.limits()) {
      sink.family(limit.ofBytes() ? LIMIT_BYTES : LIMIT_REQUESTS)
          .add(
              limit.value(),
              guest.name(),
              guest.uuid(),
              disk.target(),
              limit.direction(),
              limit.kind());
    }
  }
}
