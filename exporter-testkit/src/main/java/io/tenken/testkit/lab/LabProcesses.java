package io.tenken.testkit.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds and kills processes by what their command line names. */
final class LabProcesses {

  private static final Duration DEATH = Duration.ofSeconds(10);

  private LabProcesses() {}

  /**
   * Kills all processes whose command line names a lab directory, waits until they are gone, and
   * removes the control groups that libvirt made for them. Spares this JVM and its ancestors.
   */
  static void killAll(Path directory) {
    kill(naming(directory));
  }

  /** As {@link #killAll(Path)}, for processes of one program only. */
  static void killAll(Path directory, String program) {
    kill(naming(directory).stream().filter(process -> isProgram(process, program)).toList());
  }

  private static void kill(List<ProcessHandle> processes) {
    Set<Path> groups = new TreeSet<>();
    for (ProcessHandle process : processes) {
      groups.addAll(ControlGroups.ofGuest(process.pid()));
      process.destroyForcibly();
    }
    for (ProcessHandle process : processes) {
      Await.until("process " + process.pid() + " is gone", DEATH, () -> isGone(process));
    }
    groups.forEach(ControlGroups::remove);
  }

  /** The living processes whose command line names a file of the directory. */
  static List<ProcessHandle> naming(Path directory) {
    Set<Long> spared = selfAndAncestors();
    return ProcessHandle.allProcesses()
        .filter(process -> !spared.contains(process.pid()))
        .filter(process -> commandLine(process.pid()).contains(directory + "/"))
        .toList();
  }

  private static boolean isProgram(ProcessHandle process, String program) {
    return process.info().command().filter(path -> path.endsWith("/" + program)).isPresent();
  }

  private static Set<Long> selfAndAncestors() {
    Set<Long> pids = new HashSet<>();
    Optional<ProcessHandle> process = Optional.of(ProcessHandle.current());
    while (process.isPresent()) {
      pids.add(process.get().pid());
      process = process.get().parent();
    }
    return pids;
  }

  /** Empty for a process that is gone, a kernel thread, or a zombie. */
  private static String commandLine(long pid) {
    try {
      byte[] line = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
      return new String(line, StandardCharsets.UTF_8);
    } catch (IOException gone) {
      return "";
    }
  }

  /** A killed child of a parent that does not wait for it stays as a zombie: gone for us. */
  private static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || commandLine(process.pid()).isEmpty();
  }
}
