package io.tenken.libvirt.api;

import java.time.Duration;

/**
 * Whether the guest's monitor can be asked, by {@code virDomainGetControlInfo}; costs no monitor
 * command.
 *
 * @param kind what libvirt sees
 * @param since how long it has been so; zero for {@link Kind#OK} and {@link Kind#ERROR}
 */
public record ControlState(Kind kind, Duration since) {

  /** libvirt's states; the ordinal is libvirt's number. */
  public enum Kind {
    OK,
    /** A background job, such as a migration; commands get through. */
    JOB,
    /** A command waits for the guest's answer. */
    OCCUPIED,
    /** The monitor is broken. */
    ERROR
  }

  public static final ControlState FREE = new ControlState(Kind.OK, Duration.ZERO);
}
