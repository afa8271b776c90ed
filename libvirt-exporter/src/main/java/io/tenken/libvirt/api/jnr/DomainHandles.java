package io.tenken.libvirt.api.jnr;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.LibvirtFailure;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import jnr.ffi.Pointer;

/**
 * The {@code virDomainPtr}s of one connection, kept so that a guest is looked up once and not for
 * every call. Used by the connection's thread.
 */
final class DomainHandles implements AutoCloseable {

  private final VirLibrary vir;
  private final Pointer connection;
  private final FailureSource failures;
  private final Map<DomainId, Pointer> handles = new HashMap<>();

  DomainHandles(VirLibrary vir, Pointer connection, FailureSource failures) {
    this.vir = vir;
    this.connection = connection;
    this.failures = failures;
  }

  Pointer find(DomainId domain) throws LibvirtFailure {
    Pointer known = handles.get(domain);
    if (known != null) {
      return known;
    }
    Pointer found = vir.virDomainLookupByUUIDString(connection, domain.uuid());
    if (found == null) {
      throw failures.of("virDomainLookupByUUIDString of " + domain.name());
    }
    handles.put(domain, found);
    return found;
  }

  /** Takes a share in a pointer that belongs to an answer. */
  void keep(DomainId domain, Pointer pointer) {
    if (!handles.containsKey(domain) && vir.virDomainRef(pointer) == 0) {
      handles.put(domain, pointer);
    }
  }

  /** Frees those of guests that are gone. */
  void keepOnly(Set<DomainId> present) {
    Iterator<Map.Entry<DomainId, Pointer>> entries = handles.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<DomainId, Pointer> entry = entries.next();
      if (!present.contains(entry.getKey())) {
        vir.virDomainFree(entry.getValue());
        entries.remove();
      }
    }
  }

  @Override
  public void close() {
    keepOnly(Set.of());
  }
}
