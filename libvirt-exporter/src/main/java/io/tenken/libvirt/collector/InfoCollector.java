package io.tenken.libvirt.collector;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Node;
import java.util.List;

/** What kind of machine each guest is, by its definition. */
final class InfoCollector implements MetricCollector {

  static final MetricDefinition INFO =
      MetricDefinition.info("libvirt_domain_info")
          .labels("domain", "uuid", "os_type", "os_type_arch", "os_type_machine")
          .help("Kind of machine that the guest sees.")
          .source("domain XML: os/type")
          .per("guest")
          .build();

  static final List<MetricDefinition> METRICS = List.of(INFO);

  static final CollectorSpec SPEC =
      CollectorSpec.of("info", "Kind of machine. One call a guest, no monitor.", METRICS);

  private final Node node;

  InfoCollector(Node node) {
    this.node = node;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    GuestAnswers<DomainXml> definitions = node.round(scrape.deadline()).definitions();
    FamilyWriter info = sink.family(INFO);
    definitions
        .answers()
        .forEach(
            (id, xml) ->
                info.add(1, id.name(), id.uuid(), xml.osType(), xml.osArch(), xml.osMachine()));
    Gaps.report(sink, definitions, "a readable definition");
  }
}
