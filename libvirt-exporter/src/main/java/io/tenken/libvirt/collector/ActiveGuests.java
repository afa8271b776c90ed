package io.tenken.libvirt.collector;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.MetricSink;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.round.Round;
import java.util.function.BiConsumer;

/** What is told of a guest while it runs, by its definition. */
final class ActiveGuests {

  private ActiveGuests() {}

  /** Guests whose definition can't be read are left out, and the sink is told so. */
  static void forEachDefinition(Round round, MetricSink sink, BiConsumer<DomainId, DomainXml> each)
      throws CollectorException, InterruptedException {
    GuestAnswers<DomainXml> definitions = round.definitions();
    for (DomainId guest : round.guests().active()) {
      DomainXml definition = definitions.answers().get(guest);
      if (definition != null) {
        each.accept(guest, definition);
      }
    }
    Gaps.report(sink, definitions, "a readable definition");
  }
}
