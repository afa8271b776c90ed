package io.tenken.ingress.bgp;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;

/**
 * A routing daemon that can be asked. Holds no connection, but may remember what it was told; for
 * one thread at a time.
 */
public interface RoutingDaemon {

  /** Tells it from the other daemons of this machine; the label {@code daemon}. */
  String name();

  /** Where it is asked: a socket or the directory of its sockets. */
  String address();

  /**
   * Asks everything in one go. Complete or a failure, never half a result.
   *
   * @throws CollectorException naming the socket, and what the operator can do
   */
  RoutingState read(ReadingPlan plan, Deadline deadline)
      throws CollectorException, InterruptedException;
}
