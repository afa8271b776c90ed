package io.tenken.ingress.probe;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What has come of a probe. Immutable.
 *
 * @param failure empty if all was as it should be
 * @param detail what was seen; empty for a success
 * @param status of the answer, if there was one
 * @param seconds from the start of connecting to the decision
 */
public record ProbeResult(
    Optional<ProbeFailure> failure, String detail, OptionalInt status, double seconds) {

  public boolean succeeded() {
    return failure.isEmpty();
  }
}
