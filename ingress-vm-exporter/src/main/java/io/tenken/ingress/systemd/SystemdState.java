package io.tenken.ingress.systemd;

import java.util.List;
import java.util.OptionalLong;

/**
 * What systemd has said. Immutable.
 *
 * @param version of systemd: {@code 252.39-1~deb12u1}; empty if unknown
 * @param state of the whole: {@code running}, {@code degraded}; empty if unknown
 * @param failed units that have failed, also those that were not selected
 * @param units in the order of their names
 * @param leftOut units that the limit has kept out
 */
public record SystemdState(
    String version, String state, OptionalLong failed, List<Unit> units, int leftOut) {

  public SystemdState {
    units = List.copyOf(units);
  }
}
