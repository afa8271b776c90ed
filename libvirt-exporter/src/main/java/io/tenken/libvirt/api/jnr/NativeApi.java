package io.tenken.libvirt.api.jnr;

import io.tenken.core.spi.FailureReason;
import io.tenken.libvirt.api.LibvirtApi;
import io.tenken.libvirt.api.LibvirtConnection;
import io.tenken.libvirt.api.LibvirtFailure;
import org.libvirt.LibvirtException;

/** libvirt by its own library. Thread-safe. */
public final class NativeApi implements LibvirtApi {

  private final LibvirtUri uri;

  public NativeApi(LibvirtUri uri) {
    this.uri = uri;
  }

  @Override
  public LibvirtConnection open() throws LibvirtFailure {
    NativeRuntime runtime = NativeRuntime.get();
    try {
      return new NativeConnection(runtime, ConnectHandle.openReadOnly(uri.resolved()));
    } catch (LibvirtException e) {
      throw refused(VirErrors.last(runtime.vir(), "virConnectOpenReadOnly", () -> true));
    }
  }

  @Override
  public String uri() {
    return uri.shown();
  }

  private LibvirtFailure refused(LibvirtFailure failure) {
    return new LibvirtFailure(
        LibvirtFailure.Kind.OTHER,
        failure.reason(),
        "%s: %s. %s".formatted(uri.shown(), failure.text(), remedy(failure.reason())));
  }

  private String remedy(FailureReason reason) {
    return switch (reason) {
      case PERMISSION ->
          "Let this user in: add it to the group of the socket, or mount the socket directory";
      case UNREACHABLE -> "Is libvirtd or virtqemud running, and is --libvirt.uri right?";
      case PARSE -> "Mend the node file that --libvirt.uri names";
      case TIMEOUT, SKIPPED, LIMIT, PROTOCOL, INTERNAL -> "Is --libvirt.uri right?";
    };
  }
}
