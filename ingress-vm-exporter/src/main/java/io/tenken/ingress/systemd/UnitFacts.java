package io.tenken.ingress.systemd;

import io.tenken.ingress.dbus.DbusValue;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The properties of a unit that are known. Immutable. */
final class UnitFacts {

  static final UnitFacts NONE = new UnitFacts(Map.of());

  private static final double MICROS = 1e6;

  private final Map<UnitProperty, DbusValue> values;

  UnitFacts(Map<UnitProperty, DbusValue> values) {
    this.values = values.isEmpty() ? Map.of() : new EnumMap<>(values);
  }

  UnitFacts with(UnitFacts more) {
    if (more.values.isEmpty()) {
      return this;
    }
    Map<UnitProperty, DbusValue> all = new EnumMap<>(UnitProperty.class);
    all.putAll(values);
    all.putAll(more.values);
    return new UnitFacts(all);
  }

  /** Those that hold until the unit changes its state. */
  UnitFacts steady() {
    Map<UnitProperty, DbusValue> steady = new EnumMap<>(UnitProperty.class);
    values.forEach(
        (property, value) -> {
          if (property.isSteady()) {
            steady.put(property, value);
          }
        });
    return new UnitFacts(steady);
  }

  /** Whether systemd counts any of what the unit uses. */
  boolean isAccounted() {
    return UnitProperty.of("service", UnitProperty.Pace.RESOURCE).stream()
        .anyMatch(property -> number(property).isPresent());
  }

  /** Empty if it is unknown, or "not set": 2^64-1 of systemd. */
  OptionalLong number(UnitProperty property) {
    DbusValue value = values.get(property);
    OptionalLong number = value == null ? OptionalLong.empty() : value.asWhole();
    return number.isPresent() && number.getAsLong() >= 0 ? number : OptionalLong.empty();
  }

  /** A point in time, in microseconds of its clock; empty if it has never come. */
  OptionalLong micros(UnitProperty property) {
    OptionalLong micros = number(property);
    return micros.isPresent() && micros.getAsLong() > 0 ? micros : OptionalLong.empty();
  }

  /** A point in time, in seconds of its clock; empty if it has never come. */
  OptionalDouble seconds(UnitProperty property) {
    return seconds(micros(property));
  }

  /** Empty if it is unknown. */
  String text(UnitProperty property) {
    DbusValue value = values.get(property);
    return value == null ? "" : value.asText().orElse("");
  }

  static OptionalDouble seconds(OptionalLong micros) {
    return micros.isPresent()
        ? OptionalDouble.of(micros.getAsLong() / MICROS)
        : OptionalDouble.empty();
  }
}
