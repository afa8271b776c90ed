package io.tenken.libvirt.collector;

import static io.tenken.core.model.Unit.BYTES;
import static io.tenken.core.model.Unit.SECONDS;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.GuestInfo;
import io.tenken.libvirt.api.MemoryStat;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What memory each running guest may have, has, and needs. The first two cost no monitor command;
 * the rest comes from the guest's balloon driver, as old as the time stamp says.
 */
final class MemoryCollector implements MetricCollector {

  static final MetricDefinition MAXIMUM =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_info_maximum_memory_bytes").unit(BYTES),
          "Memory that the guest may get.",
          "virDomainGetInfo: maxMem (KiB)");
  static final MetricDefinition ALLOCATED =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_info_memory_usage_bytes").unit(BYTES),
          "Memory that the guest has been given (its balloon's size), used by it or not.",
          "virDomainGetInfo: memory (KiB)");
  static final MetricDefinition UNUSED =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_unused_bytes").unit(BYTES),
          "Memory that the guest's system has left wholly unused.",
          "balloon.unused (KiB)");
  static final MetricDefinition AVAILABLE =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_available_bytes").unit(BYTES),
          "Memory that the guest's system sees.",
          "balloon.available (KiB)");
  static final MetricDefinition USABLE =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_usable_bytes").unit(BYTES),
          "Memory that the guest's system could give to programs without swapping.",
          "balloon.usable (KiB)");
  static final MetricDefinition RSS =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_rss_bytes").unit(BYTES),
          "Host memory that the guest's process has resident.",
          "/proc/PID/stat, field 24; where it can't be seen balloon.rss (KiB)");
  static final MetricDefinition BALLOON =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_current_balloon_bytes").unit(BYTES),
          "Size of the guest's balloon.",
          "balloon.current (KiB)");
  static final MetricDefinition BALLOON_MAXIMUM =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_maximum_bytes").unit(BYTES),
          "Size that the guest's balloon may have.",
          "balloon.maximum (KiB)");
  static final MetricDefinition DISK_CACHES =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_disk_caches_bytes").unit(BYTES),
          "Memory that the guest's system uses for disk caches that it could give up.",
          "balloon.disk_caches (KiB)");
  static final MetricDefinition LAST_UPDATE =
      perGuest(
          MetricDefinition.gauge("libvirt_domain_memory_stats_last_update_timestamp_seconds")
              .unit(SECONDS),
          "When the guest's balloon driver has last reported; 0 if it never has.",
          "balloon.last-update");
  static final MetricDefinition MAJOR_FAULTS =
      perGuest(
          MetricDefinition.counter("libvirt_domain_memory_stats_major_fault_total"),
          "Page faults inside the guest that had to wait for a disk.",
          "balloon.major_fault");
  static final MetricDefinition MINOR_FAULTS =
      perGuest(
          MetricDefinition.counter("libvirt_domain_memory_stats_minor_fault_total"),
          "Page faults inside the guest that did not wait for a disk.",
          "balloon.minor_fault");
  static final MetricDefinition HUGE_PAGES =
      perGuest(
          MetricDefinition.counter("libvirt_domain_memory_stats_hugetlb_pgalloc_total"),
          "Huge pages that the guest's system has allocated.",
          "balloon.hugetlb_pgalloc");
  static final MetricDefinition HUGE_PAGES_FAILED =
      perGuest(
          MetricDefinition.counter("libvirt_domain_memory_stats_hugetlb_pgfail_total"),
          "Huge pages that the guest's system could not allocate.",
          "balloon.hugetlb_pgfail");
  static final MetricDefinition SWAP_IN =
      perGuest(
          MetricDefinition.counter("libvirt_domain_memory_stats_swap_in_bytes_total").unit(BYTES),
          "Memory that the guest's system has read back from swap.",
          "balloon.swap_in (KiB)");
  static final MetricDefinition SWAP_OUT =
      perGuest(
          MetricDefinition.counter("libvirt_domain_memory_stats_swap_out_bytes_total").unit(BYTES),
          "Memory that the guest's system has written to swap.",
          "balloon.swap_out (KiB)");

  private static final List<MetricDefinition> FROM_MONITOR =
      List.of(
          UNUSED,
          AVAILABLE,
          USABLE,
          RSS,
          BALLOON,
          BALLOON_MAXIMUM,
          DISK_CACHES,
          LAST_UPDATE,
          MAJOR_FAULTS,
          MINOR_FAULTS,
          HUGE_PAGES,
          HUGE_PAGES_FAILED,
          SWAP_IN,
          SWAP_OUT);

  static final List<MetricDefinition> METRICS =
      Stream.concat(Stream.of(MAXIMUM, ALLOCATED), FROM_MONITOR.stream()).toList();

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "memory",
          "Sizes, and what the balloon driver reports. Two monitor commands a guest, at their own pace.",
          METRICS);

  private final Node node;

  MemoryCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    GuestAnswers<GuestInfo> infos = round.infos();
    FamilyWriter maximum = sink.family(MAXIMUM);
    FamilyWriter allocated = sink.family(ALLOCATED);
    infos
        .answers()
        .forEach(
            (id, info) -> {
              maximum.add(info.maximumKib() * Values.KIB, id.name(), id.uuid());
              allocated.add(info.currentKib() * Values.KIB, id.name(), id.uuid());
            });
    Gaps.report(sink, infos, "memory sizes");
    Map<DomainId, Long> resident = round.residentKib();
    resident.forEach(
        (guest, kib) -> sink.family(RSS).add(kib * Values.KIB, guest.name(), guest.uuid()));
    if (FROM_MONITOR.stream().anyMatch(scrape::wants)) {
      GuestAnswers<MemoryStats> memory = round.memory();
      memory.answers().forEach((guest, stats) -> add(guest, stats, sink, resident.keySet()));
      Gaps.report(sink, memory, "memory statistics");
    }
  }

  private static void add(
      DomainId guest, MemoryStats stats, MetricSink sink, Set<DomainId> residentKnown) {
    String[] labels = {guest.name(), guest.uuid()};
    if (!residentKnown.contains(guest)) {
      sink.family(RSS).addIfPresent(kib(stats, MemoryStat.RSS), labels);
    }
    sink.family(UNUSED).addIfPresent(kib(stats, MemoryStat.UNUSED), labels);
    sink.family(AVAILABLE).addIfPresent(kib(stats, MemoryStat.AVAILABLE), labels);
    sink.family(USABLE).addIfPresent(kib(stats, MemoryStat.USABLE), labels);
    sink.family(BALLOON).addIfPresent(kib(stats, MemoryStat.CURRENT), labels);
    sink.family(BALLOON_MAXIMUM).addIfPresent(kib(stats, MemoryStat.MAXIMUM), labels);
    sink.family(DISK_CACHES).addIfPresent(kib(stats, MemoryStat.DISK_CACHES), labels);
    sink.family(LAST_UPDATE).addIfPresent(stats.get(MemoryStat.LAST_UPDATE), labels);
    sink.family(MAJOR_FAULTS).addIfPresent(stats.get(MemoryStat.MAJOR_FAULT), labels);
    sink.family(MINOR_FAULTS).addIfPresent(stats.get(MemoryStat.MINOR_FAULT), labels);
    sink.family(HUGE_PAGES).addIfPresent(stats.get(MemoryStat.HUGETLB_PGALLOC), labels);
    sink.family(HUGE_PAGES_FAILED).addIfPresent(stats.get(MemoryStat.HUGETLB_PGFAIL), labels);
    sink.family(SWAP_IN).addIfPresent(kib(stats, MemoryStat.SWAP_IN), labels);
    sink.family(SWAP_OUT).addIfPresent(kib(stats, MemoryStat.SWAP_OUT), labels);
  }

  private static OptionalLong kib(MemoryStats stats, MemoryStat stat) {
    return Values.bytes(stats.get(stat), Values.KIB);
  }

  private static MetricDefinition perGuest(
      MetricDefinition.Builder metric, String help, String source) {
    String origin =
        source.startsWith("balloon") ? "virConnectGetAllDomainStats: " + source : source;
    return metric.labels("domain", "uuid").help(help).source(origin).per("guest").build();
  }
}
