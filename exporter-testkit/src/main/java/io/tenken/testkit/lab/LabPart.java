package io.tenken.testkit.lab;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of the lab that a test can ask for. The lower-case name is the group that {@code
 * lab/prepare.sh} installs.
 */
public enum LabPart {
  LIBVIRT,
  PROMETHEUS,
  DOCKER,
  OVS,
  SYSTEMD,
  BGP,
  /** Mounts of a process' own. */
  NAMESPACES;

  private static final List<String> DAEMON_DIRECTORIES =
      List.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/lib/frr");

  private boolean needsRoot() {
    return switch (this) {
      case LIBVIRT, DOCKER, OVS, SYSTEMD, BGP, NAMESPACES -> true;
      case PROMETHEUS -> false;
    };
  }

  private List<String> programs() {
    return switch (this) {
      case LIBVIRT -> List.of("libvirtd", "virtlogd", "virsh", "qemu-system-x86_64", "unshare");
      case PROMETHEUS -> List.of("prometheus", "promtool");
      case DOCKER -> List.of("dockerd", "debootstrap");
      case SYSTEMD -> List.of("systemd-nspawn", "debootstrap", "nsenter", "mount");
      case OVS ->
          List.of(
              "ovsdb-server", "ovs-vswitchd", "ovs-vsctl", "ovs-ofctl", "ovsdb-tool", "unshare");
      case BGP -> List.of("bird", "birdc", "zebra", "bgpd", "bfdd", "vtysh", "ip", "nsenter");
      case NAMESPACES -> List.of("unshare", "mount");
    };
  }

  /** Why the part cannot be used here, and the remedy; empty when it can. */
  public Optional<String> obstacle() {
    if (needsRoot() && !isRoot()) {
      return Optional.of("the %s lab needs root".formatted(group()));
    }
    return programs().stream()
        .filter(program -> find(program).isEmpty())
        .findFirst()
        .map(
            program ->
                "%s is not installed; run exporter-testkit/lab/prepare.sh %s as root"
                    .formatted(program, group()));
  }

  private String group() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  /** Daemons live in directories that not every user has on the path. */
  static Optional<Path> find(String program) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(Stream.of(path.split(":", -1)), DAEMON_DIRECTORIES.stream())
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * The absolute path of a program.
   *
   * @throws LabException when it is not installed
   */
  public static String program(String name) {
    return find(name)
        .map(Path::toString)
        .orElseThrow(() -> new LabException(name + " is not installed"));
  }
}
