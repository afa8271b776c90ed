package io.tenken.libvirt.api;

/** One libvirt daemon or in-process driver. Thread-safe. */
public interface LibvirtApi {

  /**
   * Opens a read-only connection. Blocks, and without limit if the daemon is stopped: to be called
   * on a thread that may be lost.
   *
   * @throws LibvirtFailure naming the URI and what can be done
   */
  LibvirtConnection open() throws LibvirtFailure;

  /** The URI in use, without secrets, for messages. */
  String uri();
}
