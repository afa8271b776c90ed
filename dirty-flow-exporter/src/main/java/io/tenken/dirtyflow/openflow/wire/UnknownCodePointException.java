package io.tenken.dirtyflow.openflow.wire;

/** An action uses a field or a value that is not known: the action becomes opaque text. */
final class UnknownCodePointException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownCodePointException() {
    super(null, null, false, false);
  }
}
