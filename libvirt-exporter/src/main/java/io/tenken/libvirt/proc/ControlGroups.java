package io.tenken.libvirt.proc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the control group in which libvirt counts a guest's CPU time: that of the first version, if
 * the guest has one of its own there, else that of the second.
 */
final class ControlGroups {

  /** libvirt puts the threads of a guest into groups below the guest's own. */
  private static final String EMULATOR = "/emulator";

  private final Optional<Path> version1;
  private final Optional<Path> version2;

  private ControlGroups(Optional<Path> version1, Optional<Path> version2) {
    this.version1 = version1;
    this.version2 = version2;
  }

  /**
   * @param proc {@code /proc}
   */
  static ControlGroups of(Path proc) {
    try {
      List<String> mounts = Files.readAllLines(proc.resolve("self/mounts"));
      return new ControlGroups(
          mountPoint(mounts, "cgroup", "cpuacct"), mountPoint(mounts, "cgroup2", "rw|ro"));
    } catch (IOException hidden) {
      return new ControlGroups(Optional.empty(), Optional.empty());
    }
  }

  /**
   * Empty if the group is hidden from us.
   *
   * @param process {@code /proc/PID} of the guest
   */
  Optional<CpuAccount> of(Path process, ProcReader reader) {
    List<String> groups;
    try {
      groups = reader.read(process.resolve("cgroup").toFile()).lines().toList();
    } catch (IOException hidden) {
      return Optional.empty();
    }
    Optional<CpuAccount> first = directory(groups, "cpuacct", version1).map(CpuAccount::version1);
    return first.isPresent() ? first : directory(groups, "", version2).map(CpuAccount::version2);
  }

  /** A line is {@code NUMBER:CONTROLLER,CONTROLLER:PATH}; the second version has no controllers. */
  private static Optional<File> directory(
      List<String> groups, String controller, Optional<Path> mountPoint) {
    return groups.stream()
        .map(line -> line.split(":", 3))
        .filter(fields -> fields.length == 3)
        .filter(fields -> List.of(fields[1].split(",", -1)).contains(controller))
        .map(fields -> fields[2])
        .filter(ControlGroups::isOwn)
        .findFirst()
        .flatMap(path -> mountPoint.map(mount -> mount + withoutEmulator(path)))
        .map(File::new);
  }

  /** The root counts everybody, and what is above our own root can't be named. */
  private static boolean isOwn(String path) {
    return path.length() > 1 && !path.contains("/..");
  }

  private static String withoutEmulator(String path) {
    return path.endsWith(EMULATOR) ? path.substring(0, path.length() - EMULATOR.length()) : path;
  }

  /** A line is {@code DEVICE MOUNTPOINT TYPE OPTIONS 0 0}. */
  private static Optional<Path> mountPoint(List<String> mounts, String type, String option) {
    return mounts.stream()
        .map(line -> line.split(" ", -1))
        .filter(fields -> fields.length > 3 && fields[2].equals(type))
        .filter(
            fields -> List.of(fields[3].split(",", -1)).stream().anyMatch(o -> o.matches(option)))
        .map(fields -> Path.of(fields[1]))
        .findFirst();
  }
}
