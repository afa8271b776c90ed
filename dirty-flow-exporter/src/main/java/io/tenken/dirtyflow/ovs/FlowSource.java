package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.dirtyflow.dump.FlowDump;
import java.util.Optional;

/**
 * Where the flows of a bridge come from. Used by one thread at a time; the same model whatever the
 * source is.
 */
public interface FlowSource {

  /**
   * All flows of a bridge. A dump that is not whole is a failure, never "fewer flows".
   *
   * @param previous the dump before of the same bridge; flows that did not change are taken over
   *     from it if it came from this source
   * @throws CollectorException naming the bridge, what was tried, and the remedy
   */
  FlowDump dump(String bridge, Optional<FlowDump> previous, Deadline deadline)
      throws CollectorException, InterruptedException;
}
