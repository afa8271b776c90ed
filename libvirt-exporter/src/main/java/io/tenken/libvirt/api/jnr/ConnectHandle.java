package io.tenken.libvirt.api.jnr;

import com.sun.jna.Pointer;
import org.libvirt.Connect;
import org.libvirt.LibvirtException;

/** A connection of libvirt-java that gives its address to others. */
final class ConnectHandle extends Connect {

  /** With {@link #KEEPALIVE_COUNT}: a daemon that does not answer is given up after 15 s. */
  private static final int KEEPALIVE_SECONDS = 5;

  private static final int KEEPALIVE_COUNT = 2;

  private ConnectHandle(String uri) throws LibvirtException {
    super(uri, true);
  }

  static ConnectHandle openReadOnly(String uri) throws LibvirtException {
    ConnectHandle connect = new ConnectHandle(uri);
    connect.keepAlive();
    return connect;
  }

  /** The {@code virConnectPtr}. */
  long address() {
    return Pointer.nativeValue(vcp.getPointer());
  }

  private void keepAlive() {
    try {
      setKeepAlive(KEEPALIVE_SECONDS, KEEPALIVE_COUNT);
    } catch (LibvirtException e) {
      // drivers in this process have no peer to keep alive
      return;
    }
  }
}
