package io.tenken.ingress.dbus;

import java.util.List;

/** The answer to a {@link MethodCall}. Immutable. */
public sealed interface Reply {

  /** The method has returned these values. */
  record Returned(List<DbusValue> values) implements Reply {

    public Returned {
      values = List.copyOf(values);
    }
  }

  /**
   * The service, or the bus in its place, refuses.
   *
   * @param error its name: {@code org.freedesktop.DBus.Error.AccessDenied}
   * @param text what it says in words; may be empty
   */
  record Refused(String error, String text) implements Reply {}
}
