package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import io.tenken.dirtyflow.dump.FlowDump;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The management socket where it can be used, {@code ovs-ofctl} elsewhere. A timeout is no reason
 * to ask again in another way: the switch would stand still twice.
 */
public final class AutoFlowSource implements FlowSource {

  private static final Set<FailureReason> WORTH_ANOTHER_TRY =
      EnumSet.of(FailureReason.UNREACHABLE, FailureReason.PERMISSION, FailureReason.PROTOCOL);

  private final FlowSource first;
  private final FlowSource second;

  public AutoFlowSource(FlowSource first, FlowSource second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public FlowDump dump(String bridge, Optional<FlowDump> previous, Deadline deadline)
      throws CollectorException, InterruptedException {
    try {
      return first.dump(bridge, previous, deadline);
    } catch (CollectorException failure) {
      if (!WORTH_ANOTHER_TRY.contains(failure.reason())) {
        throw failure;
      }
      return second(bridge, previous, deadline, failure);
    }
  }

  /** The failure of the first way is the one to tell: the second one often only lacks its tool. */
  private FlowDump second(
      String bridge, Optional<FlowDump> previous, Deadline deadline, CollectorException failure)
      throws CollectorException, InterruptedException {
    try {
      return second.dump(bridge, previous, deadline);
    } catch (CollectorException alsoFailed) {
      failure.addSuppressed(alsoFailed);
      throw failure;
    }
  }
}
