package io.tenken.libvirt.api;

import java.util.Arrays;

/** libvirt's states of a guest. */
public enum DomainState {
  NOSTATE(0, "nostate"),
  RUNNING(1, "running"),
  BLOCKED(2, "blocked"),
  PAUSED(3, "paused"),
  SHUTDOWN(4, "shutdown"),
  SHUTOFF(5, "shutoff"),
  CRASHED(6, "crashed"),
  PMSUSPENDED(7, "pmsuspended");

  private final int code;
  private final String label;

  DomainState(int code, String label) {
    this.code = code;
    this.label = label;
  }

  /** libvirt's number, of {@code virDomainState}. */
  public int code() {
    return code;
  }

  /** As label value. */
  public String label() {
    return label;
  }

  /** The code of a libvirt that is newer than this list counts as {@link #NOSTATE}. */
  public static DomainState of(long code) {
    return Arrays.stream(values()).filter(state -> state.code == code).findFirst().orElse(NOSTATE);
  }
}
