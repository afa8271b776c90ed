package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;

/**
 * Completes what a socket or a program says of its failure: which bridge it was about, and what the
 * operator can do.
 */
final class BridgeFailure {

  private BridgeFailure() {}

  /**
   * @param tried what was tried, for example {@code dump flows}
   */
  static CollectorException of(String tried, String bridge, CollectorException cause) {
    return new CollectorException(
        cause.reason(),
        "%s of bridge %s: %s; %s"
            .formatted(tried, bridge, cause.getMessage(), remedy(cause.reason())),
        cause);
  }

  private static String remedy(FailureReason reason) {
    return switch (reason) {
      case UNREACHABLE ->
          "is the bridge there, does ovs-vswitchd run, and is --ovs.rundir its directory?";
      case PERMISSION -> "run the exporter as root, or let its user write to that";
      case TIMEOUT ->
          "ovs-vswitchd may hang, have much to do, or wait for ovsdb-server: see its log, try"
              + " ovs-appctl version";
      case LIMIT -> "if the bridge is that large, raise --flows.max-dump-megabytes";
      default -> "ovs-vswitchd or the bridge may have gone meanwhile: its log says more";
    };
  }
}
