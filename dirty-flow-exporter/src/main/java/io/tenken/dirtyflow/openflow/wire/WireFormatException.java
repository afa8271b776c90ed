package io.tenken.dirtyflow.openflow.wire;

/** A message that breaks the rules of OpenFlow: nothing after the place can be trusted. */
public final class WireFormatException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  WireFormatException(String message) {
    super(message, null, false, false);
    this.reason = message;
  }

  /** The message, which is never absent. */
  public String reason() {
    return reason;
  }
}
