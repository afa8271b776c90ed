package io.tenken.core.untrusted;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The descendants of a child process, also those whose parent is gone: they are known by a variable
 * that they inherit in their environment.
 */
final class ProcessRemains {

  /** The one variable in the environment of a child. */
  static final String VARIABLE = "TENKEN_RUN";

  private static final Path PROC = Path.of("/proc");

  /** A process that forks while it is looked for is found the next time. */
  private static final int ROUNDS = 20;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long REAP_MILLIS = 100;

  private final Process process;
  private final String entry;

  ProcessRemains(Process process, String mark) {
    this.process = process;
    this.entry = VARIABLE + "=" + mark;
  }

  static String newMark() {
    return UUID.randomUUID().toString();
  }

  /**
   * Kills what a process that has ended by itself has left behind. Looks only at processes that are
   * younger, so it costs one listing of /proc.
   */
  void end() {
    killFrom(process.pid() + 1);
  }

  /** Kills the process and all that it has started. */
  void killAll() {
    // Before their parent is gone: those that have changed their environment are still found here.
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    killFrom(0);
    awaitExit();
  }

  private void killFrom(long firstPid) {
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> suspects =
          pids().filter(pid -> pid >= firstPid && kinship(pid) != Kinship.NONE).toList();
      if (suspects.isEmpty()) {
        return;
      }
      suspects.stream().filter(pid -> kinship(pid) == Kinship.OURS).forEach(ProcessRemains::kill);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private static Stream<Long> pids() {
    try (Stream<Path> entries = Files.list(PROC)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> Character.isDigit(name.charAt(0)))
          .map(Long::valueOf)
          .toList()
          .stream();
    } catch (IOException | UncheckedIOException e) {
      return Stream.empty();
    }
  }

  private Kinship kinship(long pid) {
    Path directory = PROC.resolve(Long.toString(pid));
    try {
      byte[] environment = Files.readAllBytes(directory.resolve("environ"));
      if (environment.length == 0) {
        // Zombies and threads of the kernel have none and no program; one that is just being
        // replaced by exec has a program.
        return Files.exists(directory.resolve("exe")) ? Kinship.NOT_SEEN_YET : Kinship.NONE;
      }
      return new String(environment, StandardCharsets.ISO_8859_1).contains(entry)
          ? Kinship.OURS
          : Kinship.NONE;
    } catch (IOException e) {
      // It is gone, or somebody else's.
      return Kinship.NONE;
    }
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private void awaitExit() {
    try {
      process.waitFor(REAP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private enum Kinship {
    OURS,
    NONE,
    NOT_SEEN_YET
  }
}
