package io.tenken.ingress.dbus;

/** Bytes that break the rules of D-Bus; what follows them can't be trusted either. */
final class MalformedMessageException extends Exception {

  private static final long serialVersionUID = 1L;

  MalformedMessageException(String message) {
    super(message);
  }
}
