package io.tenken.libvirt.round;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.InterfaceStats;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.domainxml.InterfaceXml;
import io.tenken.libvirt.lane.GuestAnswers;
import io.tenken.libvirt.lane.GuestQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * NIC counters: the bulk answer, and where a driver's bulk answer has none, as that of the test
 * driver, one call a NIC.
 */
final class InterfaceQuestion {

  private final Map<DomainId, List<InterfaceStats>> answered = new HashMap<>();
  private final Set<DomainId> open;

  private InterfaceQuestion(Set<DomainId> active) {
    this.open = new LinkedHashSet<>(active);
  }

  /** What is left to ask about the active guests. */
  static InterfaceQuestion beyond(List<DomainStats> bulk, Set<DomainId> active) {
    InterfaceQuestion question = new InterfaceQuestion(active);
    for (DomainStats guest : bulk) {
      if (guest.parameters().has("net.count") && question.open.remove(guest.domain())) {
        question.answered.put(guest.domain(), guest.interfaces());
      }
    }
    return question;
  }

  boolean isAnswered() {
    return open.isEmpty();
  }

  Set<DomainId> open() {
    return open;
  }

  GuestAnswers<List<InterfaceStats>> answered() {
    return GuestAnswers.of(answered, Map.of());
  }

  GuestAnswers<List<InterfaceStats>> completed(GuestAnswers<List<InterfaceStats>> rest) {
    answered.putAll(rest.answers());
    return GuestAnswers.of(answered, rest.missing());
  }

  GuestQuestion<List<InterfaceStats>> perDevice(Map<DomainId, DomainXml> definitions) {
    return (connection, guest) -> {
      DomainXml definition = definitions.get(guest);
      List<InterfaceStats> interfaces = new ArrayList<>();
      if (definition == null) {
        return interfaces;
      }
      for (InterfaceXml nic : definition.interfaces()) {
        if (!nic.target().isEmpty()) {
          interfaces.add(connection.interfaceStats(guest, nic.target()));
        }
      }
      return interfaces;
    };
  }
}
