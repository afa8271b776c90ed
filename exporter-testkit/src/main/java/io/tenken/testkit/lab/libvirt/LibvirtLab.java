package io.tenken.testkit.lab.libvirt;

import io.tenken.testkit.lab.Await;
import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.CommandResult;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabException;
import io.tenken.testkit.lab.LabPart;
import io.tenken.testkit.lab.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A private libvirtd (with virtlogd) and its qemu guests; needs root, no systemd.
 *
 * <p>Several labs can run on one machine, beside the machine's own libvirt. {@link #close} leaves
 * nothing behind. Safe for use by several threads, except that the daemon is stopped and started by
 * one thread at a time.
 */
public final class LibvirtLab implements AutoCloseable {

  private static final Duration DAEMON_START = Duration.ofSeconds(30);
  private static final Duration VIRSH_DEADLINE = Duration.ofSeconds(30);
  private static final Duration PROBE_DEADLINE = Duration.ofSeconds(5);
  private static final Duration GUESTS_END = Duration.ofSeconds(20);

  /** Without the system bus libvirt makes control groups itself, also where systemd is pid 1. */
  private static final Map<String, String> NO_SYSTEM_BUS =
      Map.of("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent", "LC_ALL", "C");

  private final LabDirectory directory;
  private final LibvirtHome home;
  private final DomainXml domainXml;
  private final CapabilityCache capabilities;
  private final LabProcess virtlogd;
  private LabProcess libvirtd;

  private LibvirtLab(LabDirectory directory) {
    this.directory = directory;
    this.home = new LibvirtHome(directory);
    this.capabilities = new CapabilityCache(home.cache());
    capabilities.load();
    Path rom = writeRom(directory.resolve("halt.rom"));
    this.domainXml =
        new DomainXml(Virtualization.domainType(), rom, directory.makeDirectory("disks"));
    directory.makeDirectory("guests");
    this.virtlogd =
        LabProcess.start(directory, "virtlogd", home.commandOf("virtlogd"), NO_SYSTEM_BUS);
    this.libvirtd = startLibvirtd();
  }

  /**
   * Starts the daemons and waits until they answer.
   *
   * @throws LabException with the end of the daemon's log when it does not come up
   */
  public static LibvirtLab start() {
    LabDirectory directory = LabDirectory.create("libvirt");
    try {
      return new LibvirtLab(directory);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** The connection URI with the read-only socket, as the exporter is to use it. */
  public String uri() {
    return uriOf(home.readOnlySocket());
  }

  /** The connection URI that may change things. */
  public String adminUri() {
    return uriOf(home.adminSocket());
  }

  /** The directory with the sockets: what a container mounts. A restarted daemon makes new ones. */
  public Path socketDirectory() {
    return home.socketDirectory();
  }

  /** The lab's own directory; logs of the daemons are in it. */
  public Path directory() {
    return directory.path();
  }

  /** {@code kvm} where that works, else {@code qemu}, with fewer statistics. */
  public String domainType() {
    return domainXml.type();
  }

  public Guest startGuest(GuestSpec spec) {
    return startGuests(List.of(spec)).get(0);
  }

  /**
   * Starts guests, two at a time; about 0.4 s a guest on two cores.
   *
   * @throws LabException with libvirt's words when one of them does not start
   */
  public List<Guest> startGuests(List<GuestSpec> specs) {
    List<String> lines = new ArrayList<>();
    for (GuestSpec spec : specs) {
      Path xml = prepare(spec);
      lines.add(
          spec.persistent()
              ? "define --file %s\nstart %s\n".formatted(xml, spec.uuid())
              : "create --file %s\n".formatted(xml));
    }
    VirshBatch.run(adminUri(), lines);
    capabilities.save();
    return specs.stream().map(this::guest).toList();
  }

  /** Defines a guest and leaves it shut off. */
  public Guest define(GuestSpec spec) {
    virsh("define", "--file", prepare(spec).toString()).orThrow();
    return guest(spec);
  }

  /** The domain XML that the lab gives libvirt for a guest. */
  public String xmlOf(GuestSpec spec) {
    return domainXml.of(spec);
  }

  /** Runs virsh on the connection that may change things; 30 s at most. */
  public CommandResult virsh(String... arguments) {
    return virsh(VIRSH_DEADLINE, arguments);
  }

  /** Runs virsh with a deadline, for tests in which something is frozen. */
  public CommandResult virsh(Duration deadline, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(LabPart.program("virsh"), "--connect", adminUri()));
    command.addAll(Arrays.asList(arguments));
    return Command.of(command).withEnvironment("LC_ALL", "C").within(deadline).run();
  }

  /** Stops libvirtd and starts it again; guests go on, the sockets are new ones. */
  public void restartDaemon() {
    stopDaemon();
    startDaemon();
  }

  /** Stops libvirtd in an orderly way; guests go on. */
  public void stopDaemon() {
    libvirtd.close();
  }

  /** SIGKILL of libvirtd; guests go on. */
  public void killDaemon() {
    libvirtd.kill();
  }

  /** Starts libvirtd after {@link #stopDaemon} or {@link #killDaemon}. */
  public void startDaemon() {
    libvirtd = startLibvirtd();
  }

  /** SIGSTOP of libvirtd: the kernel still accepts connections, nobody answers. */
  public void freezeDaemon() {
    libvirtd.freeze();
  }

  public void thawDaemon() {
    libvirtd.thaw();
  }

  public long daemonPid() {
    return libvirtd.pid();
  }

  /** Kills the guests, lets libvirtd clear up after them, and stops the daemons. */
  @Override
  public void close() {
    try (directory;
        virtlogd;
        LabProcess daemon = libvirtd) {
      if (daemon.isAlive()) {
        daemon.thaw();
        directory.killAll("qemu-system-x86_64");
        Await.until("libvirtd has seen all guests end", GUESTS_END, this::noGuestRuns);
      }
    }
  }

  private LabProcess startLibvirtd() {
    return LabProcess.start(directory, "libvirtd", home.commandOf("libvirtd"), NO_SYSTEM_BUS)
        .awaitReady(DAEMON_START, () -> virsh(PROBE_DEADLINE, "list").succeeded());
  }

  private boolean noGuestRuns() {
    CommandResult list = virsh("list", "--name");
    return list.succeeded() && list.stdout().isBlank();
  }

  private Path prepare(GuestSpec spec) {
    spec.disks().stream()
        .filter(disk -> !disk.isCdrom())
        .forEach(disk -> SparseFile.create(domainXml.diskFile(spec, disk), disk.sizeBytes()));
    return directory.write("guests/" + spec.uuid() + ".xml", domainXml.of(spec));
  }

  private Guest guest(GuestSpec spec) {
    return new Guest(spec, this, home.pidFile(spec.name()));
  }

  private static String uriOf(Path socket) {
    return "qemu+unix:///system?socket=" + socket;
  }

  private static Path writeRom(Path file) {
    try {
      return Files.write(file, HaltingRom.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
