package io.tenken.core.spi;

import java.util.List;
import java.util.Optional;

/** The values of an exporter's {@link Setting}s, checked before the exporter sees them. */
public interface Settings {

  /**
   * The value given, or the default.
   *
   * @throws IllegalArgumentException if the setting is not one of the exporter's, or has neither
   *     value nor default
   */
  <T> T get(Setting<T> setting);

  /** The value given, or the default, or nothing. */
  <T> Optional<T> find(Setting<T> setting);

  /** All values of a repeatable setting in the order given; empty if there are none. */
  <T> List<T> all(Setting<T> setting);
}
