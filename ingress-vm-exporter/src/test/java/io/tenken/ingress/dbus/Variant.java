package io.tenken.ingress.dbus;

/** A value with its type, to be written as a variant. */
public record Variant(String signature, Object value) {

  public static Variant text(String value) {
    return new Variant("s", value);
  }

  /** Type t. */
  public static Variant number(long value) {
    return new Variant("t", value);
  }
}
