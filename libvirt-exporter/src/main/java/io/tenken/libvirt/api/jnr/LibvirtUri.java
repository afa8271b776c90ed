package io.tenken.libvirt.api.jnr;

import io.tenken.core.untrusted.SafeUri;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where libvirt is. */
public final class LibvirtUri {

  /** The system's QEMU guests, by whatever daemon this node has. */
  public static final String DEFAULT = "qemu:///system";

  /** Drivers of libvirt 9; each may carry a transport, as in {@code qemu+ssh}. */
  private static final Set<String> DRIVERS =
      Set.of(
          "bhyve",
          "ch",
          "esx",
          "gsx",
          "hyperv",
          "lxc",
          "openvz",
          "qemu",
          "test",
          "vbox",
          "vmwarefusion",
          "vmwareplayer",
          "vmwarews",
          "vpx",
          "vz",
          "xen");

  private static final Path MODULAR_SOCKET = Path.of("/run/libvirt/virtqemud-sock-ro");
  private static final List<Path> SOCKETS =
      List.of(MODULAR_SOCKET, Path.of("/run/libvirt/libvirt-sock-ro"));

  private static final Pattern SOCKET = Pattern.compile("^qemu\\+unix:.*[?&]socket=([^&]+)");

  private static final String IN_PROCESS = "test://";

  private final String text;
  private final Predicate<Path> exists;

  LibvirtUri(String text, Predicate<Path> exists) {
    this.text = text;
    this.exists = exists;
  }

  /**
   * @throws IllegalArgumentException saying what was expected
   */
  public static LibvirtUri parse(String text) {
    String expected = "expected a libvirt URI such as qemu:///system or test:///default";
    try {
      String scheme = new URI(text).getScheme();
      if (scheme == null || !DRIVERS.contains(scheme.replaceFirst("\\+.*", ""))) {
        throw new IllegalArgumentException(expected);
      }
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(expected, e);
    }
    return new LibvirtUri(text, Files::exists);
  }

  /**
   * What libvirt is given. libvirt's library decides at its build whether it looks for the modular
   * daemon or the old one; a node may have either, so we look ourselves.
   */
  String resolved() {
    boolean modular =
        text.equals(DEFAULT)
            && SOCKETS.stream()
                .filter(exists)
                .findFirst()
                .filter(MODULAR_SOCKET::equals)
                .isPresent();
    return modular ? "qemu+unix:///system?socket=" + MODULAR_SOCKET : text;
  }

  /** Sockets on this machine that may be meant, the preferred one first; empty for other ways. */
  public List<Path> sockets() {
    if (text.equals(DEFAULT)) {
      return SOCKETS;
    }
    Matcher socket = SOCKET.matcher(text);
    return socket.find() ? List.of(Path.of(socket.group(1))) : List.of();
  }

  /** For people: without user, password and query. */
  String shown() {
    return SafeUri.strip(text);
  }

  /** True for a driver that lives in this process: it never hangs, and has its own guests. */
  public boolean isInProcess() {
    return text.startsWith(IN_PROCESS);
  }

  /** True if the guests are processes of this machine. */
  public boolean isLocalQemu() {
    return text.startsWith("qemu:///") || text.startsWith("qemu+unix:///");
  }

  /** The file that describes the test driver's node, if it is one of ours. */
  public Optional<Path> nodeFile() {
    String path = text.startsWith(IN_PROCESS) ? text.substring(IN_PROCESS.length()) : "";
    return path.isEmpty() || path.equals("/default")
        ? Optional.empty()
        : Optional.of(Path.of(path));
  }

  @Override
  public String toString() {
    return shown();
  }
}
