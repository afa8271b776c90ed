package io.tenken.ingress.systemd;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.ingress.dbus.DbusConnection;
import io.tenken.ingress.systemd.UnitProperty.Pace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the properties of units, and only for those that can have changed: one question a unit
 * tells whether the others have to be asked. For one thread.
 */
final class UnitReader {

  private final UnitCache cache;

  UnitReader(UnitCache cache) {
    this.cache = cache;
  }

  /**
   * What is known of each unit, by its name; nothing of those that are not there.
   *
   * @param units each name once
   * @param resources names of those of which memory, CPU and tasks are asked
   */
  Map<String, UnitFacts> read(
      DbusConnection bus, List<UnitRow> units, Set<String> resources, Deadline deadline)
      throws CollectorException, InterruptedException {
    List<UnitRow> there = units.stream().filter(UnitRow::isThere).toList();
    cache.retain(there.stream().map(UnitRow::name).toList());

    Map<String, UnitCache.Entry> known = known(there);
    PropertyBatch news = new PropertyBatch();
    for (UnitRow unit : there) {
      UnitCache.Entry entry = known.get(unit.name());
      news.add(unit, questions(unit.type(), entry, resources.contains(unit.name())));
    }
    Map<String, UnitFacts> facts = news.ask(bus, deadline);

    List<UnitRow> changed = settle(there, known, facts);
    PropertyBatch details = new PropertyBatch();
    for (UnitRow unit : changed) {
      details.add(unit, everything(unit.type(), resources.contains(unit.name())));
    }
    Map<String, UnitFacts> anew = details.ask(bus, deadline);
    anew.forEach(cache::put);
    facts.putAll(anew);
    return facts;
  }

  private Map<String, UnitCache.Entry> known(List<UnitRow> units) {
    Map<String, UnitCache.Entry> known = new HashMap<>();
    for (UnitRow unit : units) {
      cache.find(unit.name()).ifPresent(entry -> known.put(unit.name(), entry));
    }
    return known;
  }

  /**
   * Completes the facts of the units that have not changed, and remembers those of the new ones.
   *
   * @return the units that have changed
   */
  private List<UnitRow> settle(
      List<UnitRow> units, Map<String, UnitCache.Entry> known, Map<String, UnitFacts> facts) {
    List<UnitRow> changed = new ArrayList<>();
    for (UnitRow unit : units) {
      UnitFacts news = facts.getOrDefault(unit.name(), UnitFacts.NONE);
      UnitCache.Entry entry = known.get(unit.name());
      if (entry == null) {
        cache.put(unit.name(), news);
      } else if (entry.matches(news)) {
        facts.put(unit.name(), entry.steady().with(news));
      } else {
        changed.add(unit);
      }
    }
    return changed;
  }

  private static List<UnitProperty> questions(
      String type, UnitCache.@Nullable Entry entry, boolean resources) {
    if (entry == null) {
      return everything(type, resources);
    }
    List<UnitProperty> questions = new ArrayList<>(UnitProperty.of(type, Pace.STAMP));
    questions.addAll(UnitProperty.of(type, Pace.COUNT));
    if (resources && entry.accounted()) {
      questions.addAll(UnitProperty.of(type, Pace.RESOURCE));
    }
    return questions;
  }

  private static List<UnitProperty> everything(String type, boolean resources) {
    List<UnitProperty> questions = new ArrayList<>();
    for (Pace pace : Pace.values()) {
      if (pace != Pace.RESOURCE || resources) {
        questions.addAll(UnitProperty.of(type, pace));
      }
    }
    return questions;
  }
}
