package io.tenken.testkit.lab.libvirt;

import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The directories and configuration of one private libvirt.
 *
 * <p>libvirt's directories are compiled in. So each daemon runs in a mount namespace of its own,
 * where directories of the lab lie over them; sockets and pid files are reachable from outside
 * through the lab's directory, and the machine's own libvirt is never touched.
 */
final class LibvirtHome {

  /** The kernel's limit for a socket's path, less its final NUL. */
  private static final int MAX_SOCKET_PATH = 107;

  private static final String LIBVIRTD_CONF =
      """
      auth_unix_ro = "none"
      auth_unix_rw = "none"
      unix_sock_ro_perms = "0777"
      unix_sock_rw_perms = "0700"
      """;

  private static final String QEMU_CONF =
      """
      user = "root"
      group = "root"
      dynamic_ownership = 0
      remember_owner = 0
      security_driver = "none"
      namespaces = [ ]
      """;

  // Debian's libvirt looks its user up even where qemu runs as root; the package that makes the
  // user is not needed otherwise.
  private static final String ENTER =
      """
      #!/bin/sh
      set -e
      cover() {
        [ -e "$2" ] || mkdir -p "$2"
        mount --bind "$1" "$2"
      }
      cover 'LAB/run' /run/libvirt
      cover 'LAB/etc' /etc/libvirt
      cover 'LAB/state' /var/lib/libvirt
      cover 'LAB/log' /var/log/libvirt
      cover 'LAB/cache' /var/cache/libvirt
      cover 'LAB/passwd' /etc/passwd
      cover 'LAB/group' /etc/group
      exec "$@"
      """;

  private static final String QEMU_USER =
      "libvirt-qemu:x:64055:64055::/var/lib/libvirt:/usr/sbin/nologin\n";
  private static final String QEMU_GROUP = "libvirt-qemu:x:64055:\n";

  private final LabDirectory directory;
  private final Path run;
  private final Path enter;

  LibvirtHome(LabDirectory directory) {
    this.directory = directory;
    this.run = directory.makeDirectory("run");
    checkLength(readOnlySocket());
    directory.makeDirectory("etc");
    directory.makeDirectory("state");
    directory.makeDirectory("log");
    directory.makeDirectory("cache");
    directory.write("etc/libvirtd.conf", LIBVIRTD_CONF);
    directory.write("etc/qemu.conf", QEMU_CONF);
    directory.write("etc/virtlogd.conf", "");
    writeWithEntry("passwd", QEMU_USER);
    writeWithEntry("group", QEMU_GROUP);
    this.enter = directory.write("enter", ENTER.replace("LAB", directory.path().toString()));
  }

  Path readOnlySocket() {
    return run.resolve("libvirt-sock-ro");
  }

  Path adminSocket() {
    return run.resolve("libvirt-sock");
  }

  Path socketDirectory() {
    return run;
  }

  Path cache() {
    return directory.resolve("cache");
  }

  /** Where libvirt writes the pid of a guest's qemu. */
  Path pidFile(String guest) {
    return run.resolve("qemu").resolve(guest + ".pid");
  }

  /** The command line that runs a daemon over this home's directories. */
  List<String> commandOf(String daemon) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(LabPart.program("unshare"), "--mount", "--propagation", "private"));
    command.addAll(List.of("/bin/sh", enter.toString()));
    command.add(LabPart.program(daemon));
    command.addAll(List.of("--pid-file", directory.resolve(daemon + ".pid").toString()));
    return command;
  }

  private static void checkLength(Path socket) {
    if (socket.toString().length() > MAX_SOCKET_PATH) {
      throw new LabException(
          "%s is too long for a socket (%d characters at most): set java.io.tmpdir to a shorter path"
              .formatted(socket, MAX_SOCKET_PATH));
    }
  }

  private void writeWithEntry(String file, String entry) {
    try {
      String present = Files.readString(Path.of("/etc", file));
      directory.write(file, present.contains("libvirt-qemu:") ? present : present + entry);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read /etc/" + file, e);
    }
  }
}
