package io.tenken.libvirt.api.jnr;

import jnr.ffi.Pointer;

/**
 * Memory that libvirt writes its answers into, the same for all calls of a connection: what is
 * allocated for a call is freed when the garbage is collected, and until then the process grows.
 * Used by the connection's thread.
 */
final class Scratch {

  /** Room for the answers about all guests but those with very many vCPUs. */
  private static final int USUAL_BYTES = 4096;

  private final NativeRuntime runtime;
  private Pointer memory;
  private int size;

  Scratch(NativeRuntime runtime) {
    this.runtime = runtime;
    this.size = USUAL_BYTES;
    this.memory = runtime.allocate(size);
  }

  /** Zeroed memory, which belongs to the caller until the next call of this method. */
  Pointer zeroed(int bytes) {
    if (bytes > size) {
      memory = runtime.allocate(bytes);
      size = bytes;
    } else {
      memory.setMemory(0, bytes, (byte) 0);
    }
    return memory;
  }
}
