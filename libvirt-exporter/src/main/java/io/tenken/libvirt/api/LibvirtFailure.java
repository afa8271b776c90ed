package io.tenken.libvirt.api;

import io.tenken.core.spi.FailureReason;

/** A call to libvirt failed. The message is libvirt's own, with the call that failed. */
public final class LibvirtFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What the caller can do about it. */
  public enum Kind {
    /** The connection is dead; a new one may work. */
    CONNECTION_LOST,
    /** The guest is not there any more, or not running any more. */
    GONE,
    /** This driver does not have the call. */
    UNSUPPORTED,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;
  private final FailureReason reason;

  public LibvirtFailure(Kind kind, FailureReason reason, String message) {
    super(message);
    this.kind = kind;
    this.reason = reason;
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  public Kind kind() {
    return kind;
  }

  public FailureReason reason() {
    return reason;
  }
}
