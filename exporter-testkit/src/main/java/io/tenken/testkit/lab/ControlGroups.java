package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The control groups of a lab, in all hierarchies (version 1, 2 or both).
 *
 * <p>libvirt and Docker remove the groups of their guests and containers when they see them end;
 * this is for those that outlive them.
 */
final class ControlGroups {

  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Pattern GUEST_GROUP =
      Pattern.compile("^\\d+:[^:]*:(/.*/qemu-[^/]*\\.libvirt-qemu)(?:/.*)?$");
  private static final Duration DRAIN = Duration.ofSeconds(10);

  private ControlGroups() {}

  /** The groups that libvirt made for the guest with this pid; none for other processes. */
  static Set<Path> ofGuest(long pid) {
    Set<Path> groups = new TreeSet<>();
    for (String line : linesOf(Path.of("/proc", Long.toString(pid), "cgroup"))) {
      Matcher matcher = GUEST_GROUP.matcher(line);
      if (matcher.matches()) {
        groups.addAll(named(matcher.group(1).substring(1)));
      }
    }
    return groups;
  }

  /** The groups with this name (or path below the root), one per hierarchy that has it. */
  static Set<Path> named(String name) {
    Set<Path> found = new TreeSet<>();
    for (Path hierarchy : hierarchies()) {
      Path group = hierarchy.resolve(name);
      if (Files.isDirectory(group)) {
        found.add(group);
      }
    }
    return found;
  }

  /** Kills what still runs in a group, and removes the group with its children. */
  static void remove(Path group) {
    Await.until(
        "control group " + group + " is removed",
        DRAIN,
        () -> {
          killMembers(group);
          return tryRemove(group);
        });
  }

  private static List<Path> hierarchies() {
    if (!Files.isDirectory(ROOT)) {
      return List.of();
    }
    try (Stream<Path> mounts = Files.list(ROOT)) {
      return Stream.concat(Stream.of(ROOT), mounts).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + ROOT, e);
    }
  }

  private static void killMembers(Path group) {
    for (Path directory : innermostFirst(group)) {
      for (String pid : linesOf(directory.resolve("cgroup.procs"))) {
        ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
      }
    }
  }

  /** False while the kernel still holds the group of a process that dies. */
  private static boolean tryRemove(Path group) {
    for (Path directory : innermostFirst(group)) {
      try {
        Files.deleteIfExists(directory);
      } catch (IOException busy) {
        return false;
      }
    }
    return !Files.exists(group);
  }

  private static List<Path> innermostFirst(Path group) {
    try (Stream<Path> tree = Files.walk(group)) {
      return tree.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
    } catch (IOException | UncheckedIOException vanishing) {
      return List.of();
    }
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException gone) {
      return List.of();
    }
  }
}
