package io.tenken.dirtyflow.ovs;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.dirtyflow.dump.FlowDump;
import io.tenken.dirtyflow.openflow.wire.FlowStatsReader;
import io.tenken.dirtyflow.openflow.wire.Messages;
import io.tenken.dirtyflow.table.FlowTable;
import io.tenken.dirtyflow.table.StableHash;
import java.util.Optional;

/**
 * Flows over the management socket of the bridge, in OpenFlow 1.4 or 1.3: no process and no text,
 * for about half of the time that the command takes.
 */
public final class NativeFlowSource implements FlowSource {

  private final OvsRunDirectory runDirectory;
  private final long maxBytes;
  private final StableHash hash;

  /**
   * @param maxBytes more than this from the switch is a failure
   */
  public NativeFlowSource(OvsRunDirectory runDirectory, long maxBytes, StableHash hash) {
    this.runDirectory = runDirectory;
    this.maxBytes = maxBytes;
    this.hash = hash.copy();
  }

  @Override
  public FlowDump dump(String bridge, Optional<FlowDump> previous, Deadline deadline)
      throws CollectorException, InterruptedException {
    FlowStatsReader reader =
        new FlowStatsReader(hash, previous.flatMap(dump -> dump.reusableFor(FlowDump.Origin.WIRE)));
    try (ManagementConnection connection =
        ManagementConnection.open(
            bridge, runDirectory.managementSocket(bridge), deadline, maxBytes)) {
      int parts = connection.request(Messages.Multipart.FLOW, reader::part);
      FlowTable table = reader.builder().build();
      return FlowDump.ofWire(
          table, reader.builder().changes(table), connection.version().label(), parts);
    }
  }
}
