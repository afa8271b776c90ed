package io.tenken.ingress.dbus;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A value that came by D-Bus. A variant is what is in it. Immutable. */
public sealed interface DbusValue {

  /** Types s, o and g. */
  record Text(String value) implements DbusValue {}

  /** Types y, n, q, i, u, x, t and h; of a t above 2^63 the same bits, so negative. */
  record Whole(long value) implements DbusValue {}

  /** Type d. */
  record Real(double value) implements DbusValue {}

  /** Type b. */
  record Flag(boolean value) implements DbusValue {}

  /** An array, a struct, or an entry of a dictionary. */
  record Items(List<DbusValue> values) implements DbusValue {

    public Items {
      values = List.copyOf(values);
    }
  }

  /** Empty if it is of another kind. */
  default Optional<String> asText() {
    return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
  }

  /** Empty if it is of another kind. */
  default OptionalLong asWhole() {
    return this instanceof Whole whole ? OptionalLong.of(whole.value()) : OptionalLong.empty();
  }

  /** What it consists of; nothing if it is of another kind. */
  default List<DbusValue> items() {
    return this instanceof Items items ? items.values() : List.of();
  }
}
