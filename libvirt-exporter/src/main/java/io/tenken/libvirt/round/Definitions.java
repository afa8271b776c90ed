package io.tenken.libvirt.round;

import io.tenken.core.spi.CollectorException;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.domainxml.DomainXmlReader;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.Missing;
import java.util.HashMap;
import java.util.Map;

/** Reads the guests' XML; one that can't be read is missing, the others are not affected. */
final class Definitions {

  private Definitions() {}

  static GuestAnswers<DomainXml> parsed(GuestAnswers<String> documents) {
    Map<DomainId, DomainXml> definitions = new HashMap<>();
    Map<DomainId, Missing> missing = new HashMap<>(documents.missing());
    documents
        .answers()
        .forEach(
            (guest, document) -> {
              try {
                definitions.put(
                    guest, DomainXmlReader.read(document, "domain XML of " + guest.name()));
              } catch (CollectorException e) {
                missing.put(
                    guest, new Missing(Missing.Why.UNREADABLE, String.valueOf(e.getMessage())));
              }
            });
    return GuestAnswers.of(definitions, missing);
  }
}
