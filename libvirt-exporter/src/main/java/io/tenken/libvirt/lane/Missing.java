package io.tenken.libvirt.lane;

import io.tenken.core.spi.FailureReason;
import java.util.Locale;

/**
 * Why one guest's answer is not there.
 *
 * @param why the kind of trouble
 * @param detail in words
 */
public record Missing(Why why, String detail) {

  /** The kinds of trouble that a single guest can have. */
  public enum Why {
    /** The guest's monitor did not answer this time. */
    STUCK(FailureReason.TIMEOUT),
    /**
     * Not asked: its monitor did not answer before, and the call still hangs or has just failed.
     */
    QUARANTINED(FailureReason.TIMEOUT),
    /** Not asked: libvirt says that somebody else's command waits for the guest. */
    OCCUPIED(FailureReason.TIMEOUT),
    /** libvirt says that the monitor is broken. */
    MONITOR_BROKEN(FailureReason.PROTOCOL),
    /** The scrape was over before its turn came. */
    NO_TIME(FailureReason.TIMEOUT),
    /** libvirt answered with an error. */
    FAILED(FailureReason.PROTOCOL),
    /** The answer makes no sense. */
    UNREADABLE(FailureReason.PARSE);

    private final FailureReason reason;

    Why(FailureReason reason) {
      this.reason = reason;
    }

    public FailureReason reason() {
      return reason;
    }

    /** As label value. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
