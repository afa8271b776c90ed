package io.tenken.libvirt.lane;

import io.tenken.libvirt.api.LibvirtApi;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;

/** A libvirt whose calls are counted. Thread-safe. */
final class CountedApi implements LibvirtApi {

  private final LibvirtApi libvirt;
  private final CallCounts counts;

  CountedApi(LibvirtApi libvirt, CallCounts counts) {
    this.libvirt = libvirt;
    this.counts = counts;
  }

  @Override
  public LibvirtConnection open() throws LibvirtFailure {
    return new CountedConnection(counts.counted("open", libvirt::open), counts);
  }

  @Override
  public String uri() {
    return libvirt.uri();
  }
}
