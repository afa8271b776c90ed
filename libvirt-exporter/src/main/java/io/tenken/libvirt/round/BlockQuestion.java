package io.tenken.libvirt.round;

import io.tenken.libvirt.api.BlockStats;
import io.tenken.libvirt.api.BlockStats.BlockSize;
import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.domainxml.DiskXml;
import io.tenken.libvirt.domainxml.DomainXml;
import io.tenken.libvirt.lane.GuestQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Disk counters and sizes. Where the bulk answer lacks them, because somebody else had the guest or
 * the driver does not know the group, the calls for one disk give them; those wait for their turn.
 */
final class BlockQuestion implements GuestQuestion<List<BlockStats>> {

  private final Map<DomainId, DomainXml> definitions;

  BlockQuestion(Map<DomainId, DomainXml> definitions) {
    this.definitions = definitions;
  }

  @Override
  public List<BlockStats> ask(LibvirtConnection connection, DomainId guest) throws LibvirtFailure {
    List<BlockStats> bulk =
        connection.domainStats(guest, Set.of(StatsGroup.BLOCK), BulkMode.NOWAIT).blocks();
    if (!bulk.isEmpty() && bulk.stream().anyMatch(BlockStats::hasMonitorPart)) {
      return bulk;
    }
    List<BlockStats> blocks = new ArrayList<>();
    DomainXml definition = definitions.get(guest);
    for (DiskXml disk : definition == null ? List.<DiskXml>of() : definition.disks()) {
      if (disk.hasSource()) {
        BlockStats counters = connection.blockStats(guest, disk.target());
        blocks.add(counters.withSize(size(connection, guest, disk.target())));
      }
    }
    return blocks;
  }

  private static BlockSize size(LibvirtConnection connection, DomainId guest, String device)
      throws LibvirtFailure {
    try {
      return connection.blockSize(guest, device);
    } catch (LibvirtFailure failure) {
      if (failure.kind() == LibvirtFailure.Kind.UNSUPPORTED) {
        return BlockSize.NONE;
      }
      throw failure;
    }
  }
}
