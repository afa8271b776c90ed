package io.tenken.libvirt.round;

import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.MemoryStats;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.lane.GuestQuestion;
import java.util.Set;

/**
 * What the guest's balloon driver and the host know of its memory. Where the bulk answer lacks it,
 * because somebody else had the guest or the driver does not know the group, the call for one guest
 * gives it; that one waits for its turn.
 */
final class MemoryQuestion implements GuestQuestion<MemoryStats> {

  @Override
  public MemoryStats ask(LibvirtConnection connection, DomainId guest) throws LibvirtFailure {
    MemoryStats bulk =
        connection.domainStats(guest, Set.of(StatsGroup.BALLOON), BulkMode.NOWAIT).memory();
    return bulk.hasMonitorPart() ? bulk : connection.memoryStats(guest);
  }
}
