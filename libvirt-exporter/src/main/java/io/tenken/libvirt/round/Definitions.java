package io.tenken.libvirt.round;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.domainxml.DomainXmlReader;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.Missing;
import io.tenken.libvirt.lane.PlainLanes;
import io.tenken.libvirt.lane.PlainWalk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The guests' definitions: from the cache, or read and parsed. One that can't be read is missing,
 * the others are not affected.
 */
final class Definitions {

  private final PlainLanes plain;
  private final NodeMemory memory;
  private final DefinitionCache cache;

  Definitions(PlainLanes plain, NodeMemory memory) {
    this.plain = plain;
    this.memory = memory;
    this.cache = memory.definitions();
  }

  GuestAnswers<DomainXml> of(List<DomainStats> guests, Deadline deadline)
      throws CollectorException, InterruptedException {
    Map<DomainId, Integer> runs =
        guests.stream().collect(Collectors.toMap(DomainStats::domain, DomainStats::run));
    cache.keepOnly(runs.keySet());
    long readAt = cache.now();
    Documents documents = plain.call(deadline, connection -> read(connection, guests, deadline));
    Map<DomainId, DomainXml> definitions = new LinkedHashMap<>(documents.known());
    Map<DomainId, Missing> missing = new HashMap<>(documents.changed().missing());
    documents
        .changed()
        .answers()
        .forEach(
            (guest, document) -> {
              try {
                DomainXml definition =
                    DomainXmlReader.read(document, "domain XML of " + guest.name());
                definitions.put(guest, definition);
                cache.put(
                    guest,
                    new DefinitionCache.Version(runs.getOrDefault(guest, -1), readAt),
                    definition);
              } catch (CollectorException e) {
                String detail = String.valueOf(e.getMessage());
                missing.put(guest, new Missing(Missing.Why.UNREADABLE, detail));
              }
            });
    return GuestAnswers.of(definitions, missing);
  }

  /** On the lane's thread: documents of the guests that the cache does not know as they are. */
  private Documents read(LibvirtConnection connection, List<DomainStats> guests, Deadline deadline)
      throws LibvirtFailure {
    if (connection.watch(memory.listener())) {
      memory.missedChanges();
    }
    Map<DomainId, DomainXml> known = new LinkedHashMap<>();
    List<DomainId> unknown = new ArrayList<>();
    for (DomainStats guest : guests) {
      cache
          .find(guest)
          .ifPresentOrElse(
              definition -> known.put(guest.domain(), definition),
              () -> unknown.add(guest.domain()));
    }
    return new Documents(
        known, new PlainWalk<>(unknown, LibvirtConnection::xml, deadline).run(connection));
  }

  private record Documents(Map<DomainId, DomainXml> known, GuestAnswers<String> changed) {}
}
