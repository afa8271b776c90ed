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
    /** This driver does not have the call, or not for this guest. */
    UNSUPPORTED,
    /** Anything else. */
    OTHER
  }

  private final Kind kind;
  private final FailureReason reason;
  private final boolean ofDriver;

  public LibvirtFailure(Kind kind, FailureReason reason, String message) {
    this(kind, reason, message, false);
  }

  private LibvirtFailure(Kind kind, FailureReason reason, String message, boolean ofDriver) {
    super(message, null, true, !ofDriver);
    this.kind = kind;
    this.reason = reason;
    this.ofDriver = ofDriver;
  }

  /**
   * The driver does not have the call at all, for no guest. Without a stack trace, which would be
   * taken for each guest in every scrape.
   */
  public static LibvirtFailure notInDriver(String message) {
    return new LibvirtFailure(Kind.UNSUPPORTED, FailureReason.PROTOCOL, message, true);
  }

  /** True if the same call would fail so for every guest. */
  public boolean isOfDriver() {
    return ofDriver;
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
