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
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.domainxml.FlavorSizes;
import io.tenken.libvirt.domainxml.MetadataProblem;
import io.tenken.libvirt.domainxml.MetadataResult;
import io.tenken.libvirt.domainxml.NovaMetadata;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.nova.NovaConfig;
import io.tenken.libvirt.round.Node;
import io.tenken.libvirt.round.Round;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Whose guest it is and what it was ordered as, by the metadata that nova leaves in the XML. */
final class OpenstackCollector implements MetricCollector {

  static final MetricDefinition INFO =
      MetricDefinition.info("libvirt_domain_openstack_info")
          .labels(
              "domain",
              "uuid",
              "instance_name",
              "instance_id",
              "flavor_name",
              "flavor_id",
              "user_name",
              "user_id",
              "project_name",
              "project_id",
              "root_type",
              "image_id",
              "nova_version",
              "host")
          .help("What nova knows of the guest; names are those of its creation.")
          .source("domain XML: metadata/nova:instance")
          .per("nova guest")
          .build();
  static final MetricDefinition MEMORY =
      size(
          "libvirt_domain_openstack_flavor_memory_bytes",
          "Memory of the guest's flavor.",
          "memory (MiB)");
  static final MetricDefinition DISK =
      size(
          "libvirt_domain_openstack_flavor_disk_bytes",
          "Root disk of the guest's flavor; 0 if it boots from a volume.",
          "disk (GiB)");
  static final MetricDefinition EPHEMERAL =
      size(
          "libvirt_domain_openstack_flavor_ephemeral_bytes",
          "Ephemeral disk of the guest's flavor.",
          "ephemeral (GiB)");
  static final MetricDefinition SWAP =
      size(
          "libvirt_domain_openstack_flavor_swap_bytes",
          "Swap disk of the guest's flavor.",
          "swap (MiB)");
  static final MetricDefinition VCPUS =
      MetricDefinition.gauge("libvirt_domain_openstack_flavor_vcpus")
          .labels("domain", "uuid")
          .help("Virtual CPUs of the guest's flavor.")
          .source("domain XML: nova:flavor/vcpus")
          .per("nova guest")
          .build();
  static final MetricDefinition WRITTEN =
      MetricDefinition.gauge("libvirt_domain_openstack_metadata_timestamp_seconds")
          .unit(SECONDS)
          .labels("domain", "uuid")
          .help("When nova generated the guest's XML, which is not when the guest was born.")
          .source("domain XML: nova:creationTime")
          .per("nova guest")
          .build();
  static final MetricDefinition PROBLEMS =
      MetricDefinition.gauge("libvirt_domain_openstack_metadata_problems")
          .labels("problem")
          .help(
              "Guests whose metadata gives no nova series: foreign (none of it is nova's),"
                  + " unknown_version (of nova's format), malformed.")
          .source("domain XML: metadata, counted")
          .per("problem")
          .build();

  static final List<MetricDefinition> METRICS =
      List.of(INFO, MEMORY, DISK, EPHEMERAL, SWAP, VCPUS, WRITTEN, PROBLEMS);

  static final CollectorSpec SPEC =
      CollectorSpec.of(
          "openstack",
          "Owner, flavor and image by nova's metadata. Shares the call of info.",
          METRICS);

  private final Node node;
  private final NovaConfig nova;

  OpenstackCollector(Node node, NovaConfig nova) {
    this.node = node;
    this.nova = nova;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    Round round = node.round(scrape.deadline());
    String novaHost = nova.host();
    String host = novaHost.isEmpty() ? round.versions().hostname() : novaHost;
    GuestAnswers<DomainXml> definitions = round.definitions();
    Map<MetadataProblem, Integer> problems = new EnumMap<>(MetadataProblem.class);
    definitions
        .answers()
        .forEach(
            (guest, xml) -> {
              if (xml.metadata() instanceof MetadataResult.Found found) {
                add(guest, found.nova(), host, sink);
              } else if (xml.metadata() instanceof MetadataResult.Unusable unusable) {
                problems.merge(unusable.problem(), 1, Integer::sum);
              }
            });
    FamilyWriter counts = sink.family(PROBLEMS);
    for (MetadataProblem problem : MetadataProblem.values()) {
      counts.add(problems.getOrDefault(problem, 0), problem.label());
    }
    Gaps.report(sink, definitions, "a readable definition");
  }

  private static void add(DomainId guest, NovaMetadata nova, String host, MetricSink sink) {
    sink.family(INFO)
        .add(
            1,
            guest.name(),
            guest.uuid(),
            nova.name(),
            guest.uuid(),
            nova.flavor().name(),
            nova.flavor().id(),
            nova.owner().userName(),
            nova.owner().userId(),
            nova.owner().projectName(),
            nova.owner().projectId(),
            nova.root().type(),
            nova.root().imageId(),
            nova.novaVersion(),
            host);
    String[] labels = {guest.name(), guest.uuid()};
    FlavorSizes sizes = nova.flavor().sizes();
    sink.family(MEMORY).addIfPresent(Values.bytes(sizes.memoryMib(), Values.MIB), labels);
    sink.family(DISK).addIfPresent(Values.bytes(sizes.diskGib(), Values.GIB), labels);
    sink.family(EPHEMERAL).addIfPresent(Values.bytes(sizes.ephemeralGib(), Values.GIB), labels);
    sink.family(SWAP).addIfPresent(Values.bytes(sizes.swapMib(), Values.MIB), labels);
    sink.family(VCPUS).addIfPresent(sizes.vcpus(), labels);
    nova.written()
        .map(Instant::getEpochSecond)
        .ifPresent(second -> sink.family(WRITTEN).add(second.longValue(), labels));
  }

  private static MetricDefinition size(String name, String help, String field) {
    return MetricDefinition.gauge(name)
        .unit(BYTES)
        .labels("domain", "uuid")
        .help(help)
        .source("domain XML: nova:flavor/" + field)
        .per("nova guest")
        .build();
  }
}
