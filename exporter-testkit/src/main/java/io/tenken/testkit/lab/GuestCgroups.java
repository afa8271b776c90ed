package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
 * The control groups that libvirt makes for a guest. libvirtd removes them when it sees the guest
 * end; this is for guests that outlive it.
 */
final class GuestCgroups {

  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Pattern GUEST_GROUP =
      Pattern.compile("^\\d+:[^:]*:(/.*/qemu-[^/]*\\.libvirt-qemu)(?:/.*)?$");
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private GuestCgroups() {}

  /** The guest's groups, one per hierarchy (version 1, 2 or both); none for other processes. */
  static Set<Path> of(long pid) {
    Set<Path> groups = new TreeSet<>();
    for (String line : linesOf(Path.of("/proc", Long.toString(pid), "cgroup"))) {
      Matcher matcher = GUEST_GROUP.matcher(line);
      if (matcher.matches()) {
        groups.addAll(inEachHierarchy(matcher.group(1)));
      }
    }
    return groups;
  }

  /** Removes a group with its children; does nothing when it is gone already. */
  static void remove(Path group) {
    Await.until("control group " + group + " is removed", DRAIN, () -> tryRemove(group));
  }

  private static boolean tryRemove(Path group) {
    try (Stream<Path> tree = Files.walk(group)) {
      List<Path> innermostFirst =
          tree.filter(Files::isDirectory).sorted(Comparator.reverseOrder()).toList();
      for (Path directory : innermostFirst) {
        Files.deleteIfExists(directory);
      }
      return true;
    } catch (NoSuchFileException gone) {
      return true;
    } catch (DirectoryNotEmptyException dying) {
      return false;
    } catch (IOException e) {
      return !Files.exists(group);
    } catch (UncheckedIOException vanishing) {
      return false;
    }
  }

  private static Set<Path> inEachHierarchy(String group) {
    Set<Path> found = new TreeSet<>();
    try (Stream<Path> mounts = Files.list(ROOT)) {
      Stream.concat(Stream.of(ROOT), mounts)
          .map(mount -> mount.resolve(group.substring(1)))
          .filter(Files::isDirectory)
          .forEach(found::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + ROOT, e);
    }
    return found;
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException gone) {
      return List.of();
    }
  }
}
