package io.tenken.libvirt.api.jnr;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Delegate;
import jnr.ffi.annotations.Out;
import jnr.ffi.byref.IntByReference;
import jnr.ffi.byref.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The calls of {@code libvirt.so.0}, with its names. Public only because jnr-ffi implements it.
 * Source: libvirt's header files.
 */
public interface VirLibrary {

  void virSetErrorFunc(@Nullable Pointer userData, ErrorFunction handler);

  @Nullable Pointer virGetLastError();

  void virResetLastError();

  int virConnectGetAllDomainStats(
      Pointer connection, int stats, PointerByReference records, int flags);

  int virDomainListGetStats(Pointer domains, int stats, PointerByReference records, int flags);

  void virDomainStatsRecordListFree(Pointer records);

  @Nullable Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

  int virDomainRef(Pointer domain);

  int virDomainFree(Pointer domain);

  String virDomainGetName(Pointer domain);

  int virDomainGetUUIDString(Pointer domain, @Out byte[] buffer);

  /** Unsigned: all bits are set for a guest that does not run. */
  int virDomainGetID(Pointer domain);

  /** To be freed by the caller. */
  @Nullable Pointer virDomainGetXMLDesc(Pointer domain, int flags);

  int virDomainGetInfo(Pointer domain, Pointer info);

  int virDomainGetCPUStats(
      Pointer domain, Pointer params, int paramCount, int startCpu, int cpuCount, int flags);

  int virDomainGetVcpus(
      Pointer domain, Pointer info, int maxInfo, @Nullable Pointer cpuMaps, int bytesPerMap);

  int virDomainInterfaceStats(Pointer domain, String device, Pointer stats, long size);

  int virDomainGetControlInfo(Pointer domain, Pointer info, int flags);

  int virDomainBlockStats(Pointer domain, String disk, Pointer stats, long size);

  int virDomainBlockStatsFlags(
      Pointer domain, String disk, Pointer params, IntByReference paramCount, int flags);

  int virDomainGetBlockInfo(Pointer domain, String disk, Pointer info, int flags);

  int virDomainMemoryStats(Pointer domain, Pointer stats, int maxStats, int flags);

  int virDomainGetJobStats(
      Pointer domain,
      IntByReference type,
      PointerByReference params,
      IntByReference paramCount,
      int flags);

  void virTypedParamsFree(Pointer params, int paramCount);

  int virDomainSnapshotNum(Pointer domain, int flags);

  /** To be freed by the caller, the pools and the list. */
  int virConnectListAllStoragePools(Pointer connection, PointerByReference pools, int flags);

  String virStoragePoolGetName(Pointer pool);

  int virStoragePoolGetInfo(Pointer pool, Pointer info);

  int virStoragePoolFree(Pointer pool);

  int virConnectDomainEventRegisterAny(
      Pointer connection,
      @Nullable Pointer domain,
      int eventId,
      DomainEventFunction handler,
      @Nullable Pointer userData,
      @Nullable Pointer freeUserData);

  int virConnectDomainEventRegisterAny(
      Pointer connection,
      @Nullable Pointer domain,
      int eventId,
      LifecycleFunction handler,
      @Nullable Pointer userData,
      @Nullable Pointer freeUserData);

  int virConnectDomainEventDeregisterAny(Pointer connection, int callbackId);

  /** {@code virErrorFunc}. */
  interface ErrorFunction {
    @Delegate
    void call(Pointer userData, Pointer error);
  }

  /** {@code virConnectDomainEventCallback}. */
  interface LifecycleFunction {
    @Delegate
    void call(Pointer connection, Pointer domain, int event, int detail);
  }

  /**
   * The beginning of every callback about a domain; further arguments differ by event and are left
   * alone.
   */
  interface DomainEventFunction {
    @Delegate
    void call(Pointer connection, Pointer domain);
  }
}
