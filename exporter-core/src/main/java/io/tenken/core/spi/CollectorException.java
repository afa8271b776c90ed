package io.tenken.core.spi;

import org.jspecify.annotations.Nullable;

/** A run failed as a whole; what it has emitted is dropped. */
public final class CollectorException extends Exception {

  private static final long serialVersionUID = 1L;

  private final FailureReason reason;

  /**
   * @param message what was tried, on what, and what the operator can do
   */
  public CollectorException(FailureReason reason, String message) {
    this(reason, message, null);
  }

  /**
   * @param message what was tried, on what, and what the operator can do
   */
  public CollectorException(FailureReason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public FailureReason reason() {
    return reason;
  }
}
