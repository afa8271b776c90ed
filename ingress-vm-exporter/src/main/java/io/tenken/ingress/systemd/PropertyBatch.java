package io.tenken.ingress.systemd;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.ingress.dbus.DbusConnection;
import io.tenken.ingress.dbus.DbusValue;
import io.tenken.ingress.dbus.MethodCall;
import io.tenken.ingress.dbus.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Properties of units, asked for together. For one thread, and once. */
final class PropertyBatch {

  private final List<String> units = new ArrayList<>();
  private final List<UnitProperty> properties = new ArrayList<>();
  private final List<MethodCall> calls = new ArrayList<>();

  void add(UnitRow unit, List<UnitProperty> wanted) {
    for (UnitProperty property : wanted) {
      units.add(unit.name());
      properties.add(property);
      calls.add(
          MethodCall.property(
              Bus.SYSTEMD, unit.path(), property.interfaceName(), property.property()));
    }
  }

  /**
   * What systemd answers, by the names of the units. A property that this systemd does not have, or
   * of a unit that has vanished, is absent.
   *
   * @throws CollectorException PERMISSION if it answers nothing of the kind, TIMEOUT, PROTOCOL
   */
  Map<String, UnitFacts> ask(DbusConnection bus, Deadline deadline)
      throws CollectorException, InterruptedException {
    List<Reply> replies = bus.call(calls, deadline);
    Map<String, Map<UnitProperty, DbusValue>> values = new HashMap<>();
    for (int i = 0; i < replies.size(); i++) {
      if (replies.get(i) instanceof Reply.Refused refused) {
        Bus.checkPermission(refused, calls.get(i));
      } else if (replies.get(i) instanceof Reply.Returned returned
          && returned.values().size() == 1) {
        values
            .computeIfAbsent(units.get(i), unit -> new EnumMap<>(UnitProperty.class))
            .put(properties.get(i), returned.values().get(0));
      }
    }
    Map<String, UnitFacts> facts = new HashMap<>();
    values.forEach((unit, known) -> facts.put(unit, new UnitFacts(known)));
    return facts;
  }
}
