package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The private directory of one lab, and the claim to all that is in it.
 *
 * <p>To the lab belong the processes whose command line names the directory, the network devices
 * whose name starts with {@link #linkPrefix}, and the control group {@link #controlGroup}. {@link
 * #close} removes them and the directory; it runs at the end of the JVM too. For a JVM that was
 * killed, the next lab cleans up: the name carries the pid and the start time of its owner. Safe
 * for use by several threads.
 */
public final class LabDirectory implements AutoCloseable {

  private static final String PREFIX = "tenken-";

  private final Path path;
  private final Thread hook;
  private final AtomicBoolean closed = new AtomicBoolean();

  private LabDirectory(Path path) {
    this.path = path;
    this.hook = new Thread(this::remove, "lab-directory-removal");
  }

  /**
   * Makes a directory that everybody may enter (a container's user must reach the sockets).
   *
   * @param kind a short word for the name of the directory
   */
  public static LabDirectory create(String kind) {
    sweepOrphans();
    try {
      String prefix = PREFIX + kind + "-" + LabOwner.self() + "-";
      Path path = Files.createTempDirectory(prefix).toRealPath();
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
      LabDirectory directory = new LabDirectory(path);
      Runtime.getRuntime().addShutdownHook(directory.hook);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a lab directory", e);
    }
  }

  public Path path() {
    return path;
  }

  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** What the names of the lab's network devices start with; leaves room for 5 characters. */
  public String linkPrefix() {
    return linkPrefix(path);
  }

  /** The name of the lab's control group, below the root of each hierarchy. */
  public String controlGroup() {
    return path.getFileName().toString();
  }

  /** Makes a directory inside. */
  public Path makeDirectory(String name) {
    try {
      return Files.createDirectories(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + path.resolve(name), e);
    }
  }

  /** Writes a file inside. */
  public Path write(String name, String text) {
    try {
      return Files.writeString(path.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path.resolve(name), e);
    }
  }

  /** Kills the lab's processes of one program, by the name that the kernel has for it. */
  public void killAll(String program) {
    LabProcesses.killAll(path, program);
  }

  @Override
  public void close() {
    if (remove()) {
      Runtime.getRuntime().removeShutdownHook(hook);
    }
  }

  private boolean remove() {
    if (!closed.compareAndSet(false, true)) {
      return false;
    }
    removeAll(path);
    return true;
  }

  /** Removes what labs of JVMs that are gone have left. */
  static void sweepOrphans() {
    for (Path orphan : orphans()) {
      try {
        removeAll(orphan);
      } catch (LabException | UncheckedIOException stubborn) {
        System.err.println("[lab] cannot clear up " + orphan + ": " + stubborn.getMessage());
      }
    }
  }

  private static List<Path> orphans() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.filter(LabDirectory::isOrphan).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + parent, e);
    }
  }

  private static boolean isOrphan(Path entry) {
    String name = entry.getFileName().toString();
    return name.startsWith(PREFIX)
        && Files.isWritable(entry) // another user's are that user's to clear up
        && LabOwner.in(name).filter(owner -> !owner.isAlive()).isPresent();
  }

  private static void removeAll(Path path) {
    LabProcesses.killAll(path);
    ControlGroups.named(path.getFileName().toString()).forEach(ControlGroups::remove);
    NetworkLinks.removeAll(linkPrefix(path));
    Mounts.unmountBelow(path);
    FileTree.delete(path);
  }

  private static String linkPrefix(Path path) {
    return "tk%08x".formatted(path.getFileName().toString().hashCode());
  }
}
