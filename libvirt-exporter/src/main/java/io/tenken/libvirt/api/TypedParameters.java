package io.tenken.libvirt.api;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * libvirt's answer as names with values. Numbers beyond {@link Long#MAX_VALUE} are left out:
 * libvirt uses them for "unknown". Immutable.
 */
public final class TypedParameters {

  public static final TypedParameters NONE = new Builder().build();

  private final Map<String, Object> values;

  private TypedParameters(Map<String, Object> values) {
    this.values = values;
  }

  /** An integer or boolean (1 or 0) of that name. */
  public OptionalLong number(String name) {
    return values.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  public OptionalDouble fraction(String name) {
    Object value = values.get(name);
    return value instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }

  public Optional<String> text(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** In no order. */
  public Set<String> names() {
    return Set.copyOf(values.keySet());
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /** Takes the parameters one by one; to be left alone after {@link #build}. */
  public static final class Builder {

    private final Map<String, Object> values = new HashMap<>();

    public Builder number(String name, long value) {
      values.put(name, value);
      return this;
    }

    /** An unsigned number in a signed variable. */
    public Builder unsigned(String name, long value) {
      return value < 0 ? this : number(name, value);
    }

    public Builder fraction(String name, double value) {
      values.put(name, value);
      return this;
    }

    public Builder text(String name, String value) {
      values.put(name, value);
      return this;
    }

    public TypedParameters build() {
      return new TypedParameters(values);
    }
  }
}
