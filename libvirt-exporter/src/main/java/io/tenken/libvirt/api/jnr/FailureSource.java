package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.LibvirtFailure;

/** Makes an exception of the error that libvirt has left for this thread. */
@FunctionalInterface
interface FailureSource {

  LibvirtFailure of(String call);
}
