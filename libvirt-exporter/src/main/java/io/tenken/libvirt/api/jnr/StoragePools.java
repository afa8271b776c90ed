package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.StoragePool;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;
import jnr.ffi.byref.PointerByReference;

/** Lists the storage pools of a connection. Used by the connection's thread. */
final class StoragePools {

  private static final int POINTER_BYTES = 8;
  private static final int INFO_BYTES = 32;

  private final NativeRuntime runtime;
  private final VirLibrary vir;
  private final FailureSource failures;

  StoragePools(NativeRuntime runtime, FailureSource failures) {
    this.runtime = runtime;
    this.vir = runtime.vir();
    this.failures = failures;
  }

  List<StoragePool> of(Pointer connection) throws LibvirtFailure {
    PointerByReference reference = new PointerByReference();
    int count = vir.virConnectListAllStoragePools(connection, reference, 0);
    if (count < 0) {
      throw failures.of("virConnectListAllStoragePools");
    }
    Pointer list = reference.getValue();
    List<StoragePool> pools = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        add(list.getPointer((long) i * POINTER_BYTES), pools);
      }
    } finally {
      for (int i = 0; i < count; i++) {
        vir.virStoragePoolFree(list.getPointer((long) i * POINTER_BYTES));
      }
      if (list != null) {
        runtime.free(list);
      }
    }
    return pools;
  }

  /** A pool that was undefined meanwhile is left out. */
  private void add(Pointer pool, List<StoragePool> into) {
    Pointer info = runtime.allocate(INFO_BYTES);
    if (vir.virStoragePoolGetInfo(pool, info) == 0) {
      into.add(
          new StoragePool(
              vir.virStoragePoolGetName(pool),
              info.getInt(0),
              info.getLong(8),
              info.getLong(16),
              info.getLong(24)));
    }
  }
}
