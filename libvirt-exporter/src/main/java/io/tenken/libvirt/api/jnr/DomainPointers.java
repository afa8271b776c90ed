package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtFailure;
import jnr.ffi.Pointer;

/** How libvirt gives and takes {@code virDomainPtr}s. Used by the connection's thread. */
final class DomainPointers implements DomainHandles.Source<Pointer> {

  private final VirLibrary vir;
  private final Pointer connection;
  private final FailureSource failures;

  DomainPointers(VirLibrary vir, Pointer connection, FailureSource failures) {
    this.vir = vir;
    this.connection = connection;
    this.failures = failures;
  }

  @Override
  public Pointer lookUp(DomainId domain) throws LibvirtFailure {
    Pointer found = vir.virDomainLookupByUUIDString(connection, domain.uuid());
    if (found == null) {
      throw failures.of("virDomainLookupByUUIDString of " + domain.name());
    }
    return found;
  }

  @Override
  public boolean share(Pointer pointer) {
    return vir.virDomainRef(pointer) == 0;
  }

  @Override
  public void free(Pointer pointer) {
    vir.virDomainFree(pointer);
  }
}
