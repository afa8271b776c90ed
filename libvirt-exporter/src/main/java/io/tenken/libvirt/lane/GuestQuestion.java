package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;

/** Something to ask about one guest. Runs on a lane's thread. */
@FunctionalInterface
public interface GuestQuestion<T> {

  T ask(LibvirtConnection connection, DomainId guest) throws LibvirtFailure;
}
