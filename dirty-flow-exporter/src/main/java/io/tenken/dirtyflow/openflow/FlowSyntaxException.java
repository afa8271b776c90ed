package io.tenken.dirtyflow.openflow;

/** A flow that is not in the grammar. The message names the part and what was expected. */
public final class FlowSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  public FlowSyntaxException(String message) {
    // Thrown once for every bad line of a dump: a stack trace would cost more than the dump.
    super(message, null, false, false);
    this.reason = message;
  }

  /** The message, which is never absent. */
  public String reason() {
    return reason;
  }
}
