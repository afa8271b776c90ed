package io.tenken.libvirt.collector;

import io.tenken.libvirt.api.BulkMode;
import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.StatsGroup;
import io.tenken.libvirt.api.TypedParameters;
import io.tenken.libvirt.lane.GuestQuestion;
import java.util.Set;

/** Asks for a group of statistics that has no record of its own, by libvirt's names. */
record GroupFields(StatsGroup group) implements GuestQuestion<TypedParameters> {

  @Override
  public TypedParameters ask(LibvirtConnection connection, DomainId guest) throws LibvirtFailure {
    return connection.domainStats(guest, Set.of(group), BulkMode.NOWAIT).parameters();
  }
}
