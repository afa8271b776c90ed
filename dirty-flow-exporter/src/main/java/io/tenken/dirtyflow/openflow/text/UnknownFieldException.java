package io.tenken.dirtyflow.openflow.text;

/** An action names a field that is not known: the action is kept as opaque text. */
final class UnknownFieldException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownFieldException(String field) {
    super(field, null, false, false);
  }
}
