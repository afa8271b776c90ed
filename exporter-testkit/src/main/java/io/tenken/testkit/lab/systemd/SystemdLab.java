package io.tenken.testkit.lab.systemd;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.Debootstrap;
import io.tenken.testkit.lab.LabCache;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import io.tenken.testkit.lab.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * systemd as process 1 of a container, with dbus-daemon and nothing else, booted in a second by
 * systemd-nspawn. The root file system is made once by debootstrap and kept in the {@link
 * LabCache}; each lab has a layer of its own on top of it, in memory. The network is private.
 */
public final class SystemdLab implements AutoCloseable {

  private static final Duration BOOT = Duration.ofSeconds(60);
  private static final Duration QUESTION = Duration.ofSeconds(10);
  private static final String UNITS = "etc/systemd/system";

  private final LabDirectory directory;
  private final Path root;
  private final LabProcess container;
  private final long leader;

  private SystemdLab(LabDirectory directory, Map<String, String> units) {
    this.directory = directory;
    this.root = mountRoot(directory);
    units.forEach(this::writeUnit);
    this.container = LabProcess.start(directory, "nspawn", command(directory, root));
    container.awaitReady(BOOT, () -> findLeader().isPresent());
    this.leader = findLeader().orElseThrow();
    container.awaitReady(BOOT, this::isBooted);
  }

  /**
   * Boots a systemd that has these units beside Debian's own; starts none of them.
   *
   * @param units the content of each, by its name; that of a masked one is empty
   * @throws LabException with the end of the log when it does not come up
   */
  public static SystemdLab start(Map<String, String> units) {
    LabDirectory directory = LabDirectory.create("systemd");
    try {
      return new SystemdLab(directory, units);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** The socket of the container's system bus, as it is seen from outside. */
  public Path busSocket() {
    return Path.of("/proc", Long.toString(leader), "root/run/dbus/system_bus_socket");
  }

  /** The pid of systemd outside of the container. */
  public long pid() {
    return leader;
  }

  /** The pid of dbus-daemon outside of the container, now. */
  public long busPid() {
    return ProcessHandle.of(leader).stream()
        .flatMap(ProcessHandle::children)
        .filter(child -> child.info().command().orElse("").endsWith("/dbus-daemon"))
        .mapToLong(ProcessHandle::pid)
        .findFirst()
        .orElseThrow(() -> new LabException("no dbus-daemon runs in the container"));
  }

  /** Runs systemctl in the container. */
  public CommandResult systemctl(String... arguments) {
    List<String> command = new ArrayList<>(List.of("systemctl"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /** What {@code systemctl show} says of one property of a unit. */
  public String property(String unit, String name) {
    return systemctl("show", "--property=" + name, "--value", unit).orThrow().stdout().strip();
  }

  /** Waits until a property of a unit has a value. */
  public void await(String unit, String property, String value) {
    Await.until(
        "%s of %s is %s".formatted(property, unit, value),
        QUESTION,
        () -> property(unit, property).equals(value));
  }

  /** Waits until a property of a unit has another value. */
  public void awaitNot(String unit, String property, String value) {
    Await.until(
        "%s of %s is no more \"%s\"".formatted(property, unit, value),
        QUESTION,
        () -> !property(unit, property).equals(value));
  }

  /** Runs a program in the container. */
  public CommandResult run(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(LabPart.program("nsenter"));
    command.add("--target=" + leader);
    command.add("--all");
    command.addAll(List.of(arguments));
    return Command.of(command).within(QUESTION).run();
  }

  /** Writes or replaces a file in the container. */
  public void write(String path, String content) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path, e);
    }
  }

  /** SIGSTOP to systemd itself: its units and the bus go on. */
  public void freeze() {
    Signals.freeze(leader);
  }

  public void thaw() {
    Signals.thaw(leader);
  }

  /** Connects to a Unix domain socket of the container, and hangs up. */
  public void knock(String path) {
    Path socket = Path.of("/proc", Long.toString(leader), "root").resolve(path);
    try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      connection.finishConnect();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect to " + socket, e);
    }
  }

  private void writeUnit(String name, String content) {
    if (!content.isEmpty()) {
      write(UNITS + "/" + name, content);
      return;
    }
    try {
      Files.createSymbolicLink(root.resolve(UNITS).resolve(name), Path.of("/dev/null"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot mask " + name, e);
    }
  }

  private static Path mountRoot(LabDirectory directory) {
    Path base = LabCache.entry("debian-bookworm-systemd", "rootfs", SystemdLab::makeRoot);
    Path layer = directory.makeDirectory("layer");
    mount("-t", "tmpfs", "tenken", layer.toString());
    Path upper = directory.makeDirectory("layer/upper");
    Path work = directory.makeDirectory("layer/work");
    Path root = directory.makeDirectory("layer/root");
    String layers = "lowerdir=%s,upperdir=%s,workdir=%s".formatted(base, upper, work);
    mount("-t", "overlay", "tenken", "-o", layers, root.toString());
    return root;
  }

  private static void makeRoot(Path target) {
    Debootstrap.into(target, "systemd", "systemd-sysv", "dbus");
  }

  private static void mount(String... arguments) {
    List<String> command = new ArrayList<>(List.of("mount"));
    command.addAll(List.of(arguments));
    Command.of(command).run().orThrow();
  }

  /**
   * In a control group of the lab: systemd outlives systemd-nspawn when that is killed, and its
   * command line names no lab.
   */
  private static List<String> command(LabDirectory directory, Path root) {
    String script =
        """
        for hierarchy in /sys/fs/cgroup /sys/fs/cgroup/systemd /sys/fs/cgroup/unified; do
          if [ -e $hierarchy/cgroup.procs ]; then
            mkdir -p $hierarchy/%1$s && echo $$ >$hierarchy/%1$s/cgroup.procs || exit 1
          fi
        done
        exec %2$s --directory=%3$s --boot --register=no --keep-unit --private-network \
          --machine=%4$s
        """
            .formatted(
                directory.controlGroup(),
                LabPart.program("systemd-nspawn"),
                root,
                directory.linkPrefix());
    return List.of("sh", "-c", script);
  }

  private Optional<Long> findLeader() {
    return ProcessHandle.of(container.pid()).stream()
        .flatMap(ProcessHandle::children)
        .filter(child -> child.info().command().orElse("").endsWith("/systemd"))
        .map(ProcessHandle::pid)
        .findFirst();
  }

  private boolean isBooted() {
    String state = systemctl("is-system-running").stdout().strip();
    return state.equals("running") || state.equals("degraded");
  }

  @Override
  public void close() {
    try (directory) {
      ProcessHandle.of(leader).ifPresent(ProcessHandle::destroyForcibly);
      container.close();
    }
  }
}
