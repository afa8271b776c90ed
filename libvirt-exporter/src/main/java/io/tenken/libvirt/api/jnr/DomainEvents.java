package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.ChangeListener;
import io.tenken.libvirt.api.LibvirtFailure;
import io.tenken.libvirt.api.LifecycleEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jnr.ffi.Pointer;

/**
 * The events of one connection that tell of a changed definition. Registered and ended by the
 * connection's thread, delivered on the thread of libvirt's events.
 */
final class DomainEvents implements AutoCloseable {

  private static final int LIFECYCLE = 0;

  /**
   * Of {@code virDomainEventID}: block job, medium change, tray, device removed, tunable, device
   * added, metadata. Source: libvirt-domain.h.
   */
  private static final List<Integer> EVENTS = List.of(8, 9, 10, 15, 17, 19, 23);

  private static final int UUID_BYTES = 37;

  private final VirLibrary vir;
  private final Pointer connection;
  private final List<Integer> callbacks = new ArrayList<>();

  /** Held, or the library would call into collected garbage. */
  private final VirLibrary.DomainEventFunction handler = this::tell;

  private final VirLibrary.LifecycleFunction lifecycleHandler = this::tellOfLifecycle;

  private volatile ChangeListener listener = uuid -> {};

  DomainEvents(VirLibrary vir, Pointer connection) {
    this.vir = vir;
    this.connection = connection;
  }

  /**
   * @return true if it begins only now, or the driver has no events
   */
  boolean begin(ChangeListener teller, FailureSource failures) throws LibvirtFailure {
    if (!callbacks.isEmpty()) {
      return false;
    }
    listener = teller;
    keep(
        vir.virConnectDomainEventRegisterAny(
            connection, null, LIFECYCLE, lifecycleHandler, null, null),
        failures);
    for (int event : EVENTS) {
      keep(
          vir.virConnectDomainEventRegisterAny(connection, null, event, handler, null, null),
          failures);
    }
    return true;
  }

  private void keep(int callback, FailureSource failures) throws LibvirtFailure {
    if (callback < 0) {
      refused(failures.of("virConnectDomainEventRegisterAny"));
    } else {
      callbacks.add(callback);
    }
  }

  /** A driver or an older daemon that lacks an event is no failure: there is the sweep. */
  private static void refused(LibvirtFailure failure) throws LibvirtFailure {
    if (failure.kind() == LibvirtFailure.Kind.CONNECTION_LOST) {
      throw failure;
    }
  }

  private void tell(Pointer sender, Pointer domain) {
    listener.changed(uuid(domain));
  }

  private void tellOfLifecycle(Pointer sender, Pointer domain, int event, int detail) {
    String uuid = uuid(domain);
    listener.changed(uuid);
    listener.lifecycle(uuid, LifecycleEvent.of(event, detail));
  }

  private String uuid(Pointer domain) {
    byte[] uuid = new byte[UUID_BYTES];
    vir.virDomainGetUUIDString(domain, uuid);
    return new String(uuid, 0, UUID_BYTES - 1, StandardCharsets.ISO_8859_1);
  }

  /** A connection with callbacks would not end. */
  @Override
  public void close() {
    for (int callback : callbacks) {
      vir.virConnectDomainEventDeregisterAny(connection, callback);
    }
    callbacks.clear();
  }
}
