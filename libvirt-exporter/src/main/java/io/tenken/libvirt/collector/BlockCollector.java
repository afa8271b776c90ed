package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES;
import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockTraffic;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each disk of a running guest has done, and its size. Needs the guest's monitor. */
final class BlockCollector implements MetricCollector {

  static final MetricDefinition READ_BYTES =
      bytes("libvirt_domain_block_stats_read_bytes_total", "Bytes read.", "rd.bytes");
  static final MetricDefinition READ_REQUESTS =
      requests("libvirt_domain_block_stats_read_requests_total", "Reads finished.", "rd.reqs");
  static final MetricDefinition READ_TIME =
      time(
          "libvirt_domain_block_stats_read_time_seconds_total",
          "Time that reads took, summed over requests.",
          "rd.times");
  static final MetricDefinition WRITE_BYTES =
      bytes("libvirt_domain_block_stats_write_bytes_total", "Bytes written.", "wr.bytes");
  static final MetricDefinition WRITE_REQUESTS =
      requests("libvirt_domain_block_stats_write_requests_total", "Writes finished.", "wr.reqs");
  static final MetricDefinition WRITE_TIME =
      time(
          "libvirt_domain_block_stats_write_time_seconds_total",
          "Time that writes took, summed over requests.",
          "wr.times");
  static final MetricDefinition FLUSH_REQUESTS =
      requests("libvirt_domain_block_stats_flush_requests_total", "Flushes finished.", "fl.reqs");
  static final MetricDefinition FLUSH_TIME =
      time(
          "libvirt_domain_block_stats_flush_time_seconds_total",
          "Time that flushes took, summed over requests.",
          "fl.times");
  static final MetricDefinition CAPACITY =
      size(
          "libvirt_domain_block_stats_capacity_bytes",
          "Size of the disk that the guest sees.",
          "capacity");
  static final MetricDefinition ALLOCATION =
      size(
          "libvirt_domain_block_stats_allocation_bytes",
          "Space that the disk takes on its storage.",
          "allocation");
  static final MetricDefinition PHYSICAL_SIZE =
      size(
          "libvirt_domain_block_stats_physicalsize_bytes",
          "Size of the file or device that holds the disk.",
          "physical");

  static final List<MetricDefinition> METRICS =
      List.of(
          READ_BYTES,
          READ_REQUESTS,
          READ_TIME,
          WRITE_BYTES,
          WRITE_REQUESTS,
          WRITE_TIME,
          FLUSH_REQUESTS,
          FLUSH_TIME,
          CAPACITY,
          ALLOCATION,
          PHYSICAL_SIZE);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "block", "Disk counters and sizes. Two or three monitor commands a guest.", METRICS);

  private final Node node;

  BlockCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<List<BlockStats>> guests = node.round(scrape.deadline()).blocks();
    guests
        .answers()
        .forEach(
            (guest, disks) -> {
              Set<String> seen = new HashSet<>();
              for (BlockStats disk : disks) {
                if (seen.add(disk.device())) {
                  add(sink, disk, guest.name(), guest.uuid(), disk.device());
                }
              }
            });
    Gaps.report(sink, guests, "disk counters");
  }

  private static void add(MetricSink sink, BlockStats disk, String... labels) {
    BlockTraffic reads = disk.reads();
    sink.family(READ_BYTES).addIfPresent(reads.bytes(), labels);
    sink.family(READ_REQUESTS).addIfPresent(reads.requests(), labels);
    sink.family(READ_TIME).addIfPresent(Values.seconds(reads.nanos()), labels);
    BlockTraffic writes = disk.writes();
    sink.family(WRITE_BYTES).addIfPresent(writes.bytes(), labels);
    sink.family(WRITE_REQUESTS).addIfPresent(writes.requests(), labels);
    sink.family(WRITE_TIME).addIfPresent(Values.seconds(writes.nanos()), labels);
    sink.family(FLUSH_REQUESTS).addIfPresent(disk.flushes().requests(), labels);
    sink.family(FLUSH_TIME).addIfPresent(Values.seconds(disk.flushes().nanos()), labels);
    sink.family(CAPACITY).addIfPresent(disk.size().capacity(), labels);
    sink.family(ALLOCATION).addIfPresent(disk.size().allocation(), labels);
    sink.family(PHYSICAL_SIZE).addIfPresent(disk.size().physical(), labels);
  }

  private static MetricDefinition bytes(String name, String help, String field) {
    return perDisk(MetricDefinition.counter(name).unit(BYTES), help, field);
  }

  private static MetricDefinition requests(String name, String help, String field) {
    return perDisk(MetricDefinition.counter(name), help, field);
  }

  private static MetricDefinition time(String name, String help, String field) {
    return perDisk(MetricDefinition.counter(name).unit(SECONDS), help, field + " (ns)");
  }

  private static MetricDefinition size(String name, String help, String field) {
    return perDisk(MetricDefinition.gauge(name).unit(BYTES), help, field);
  }

  private static MetricDefinition perDisk(
      MetricDefinition.Builder metric, String help, String field) {
    return metric
        .labels("domain", "uuid", "target_device")
        .help(help)
        .source("virConnectGetAllDomainStats: block.N." + field)
        .per("guest", "disk")
        .build();
  }
}
