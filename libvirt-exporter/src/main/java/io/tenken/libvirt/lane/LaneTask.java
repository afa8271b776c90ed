package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;

/**
 * Something to ask libvirt. Only reads, so it may be run a second time on another connection. Runs
 * on the lane's thread.
 */
@FunctionalInterface
public interface LaneTask<T> {

  T run(LibvirtConnection connection) throws LibvirtFailure;
}
