package io.tenken.libvirt.proc;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the guests' processes, once for each run of a guest, and reads them. For one that can't be
 * seen there is nothing here, and libvirt has to be asked. Thread-safe.
 */
public final class GuestProcesses {

  private final Path proc;
  private final boolean visible;
  private final boolean withDelays;
  private final ControlGroups groups;
  private final ProcReader reader;
  private final Map<Run, Optional<GuestProcess>> known = new HashMap<>();

  private GuestProcesses(Path proc, boolean visible) {
    this.proc = proc;
    this.visible = visible;
    this.withDelays = !countsWaits(proc);
    this.groups = ControlGroups.of(proc);
    this.reader = new ProcReader(proc);
  }

  /**
   * @param proc {@code /proc}
   */
  public static GuestProcesses under(Path proc) {
    return new GuestProcesses(proc, true);
  }

  /** For guests on another machine. */
  public static GuestProcesses none() {
    return new GuestProcesses(Path.of("/nonexistent"), false);
  }

  /**
   * What the kernel tells of each guest whose process can be seen.
   *
   * @param present all guests that run now: others are forgotten
   * @return in the order of {@code present}
   */
  public synchronized Map<DomainId, ProcessStats> read(List<DomainStats> present) {
    Map<DomainId, ProcessStats> stats = new LinkedHashMap<>();
    if (!visible) {
      return stats;
    }
    find(present);
    for (DomainStats guest : present) {
      known
          .getOrDefault(Run.of(guest), Optional.empty())
          .flatMap(this::statsOf)
          .ifPresent(found -> stats.put(guest.domain(), found));
    }
    return stats;
  }

  /** The guest has other vCPUs than its process was seen to have: looks again the next time. */
  public synchronized void changed(DomainStats guest) {
    known.computeIfPresent(
        Run.of(guest),
        (run, process) ->
            process.flatMap(old -> GuestProcess.open(old.directory(), groups, reader)));
  }

  private Optional<ProcessStats> statsOf(GuestProcess process) {
    try {
      return Optional.of(process.read(reader, withDelays));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  private void find(List<DomainStats> present) {
    List<Run> runs = present.stream().map(Run::of).toList();
    known.keySet().retainAll(runs);
    if (known.keySet().containsAll(runs)) {
      return;
    }
    Map<String, Path> byUuid = scan();
    for (Run run : runs) {
      known.computeIfAbsent(
          run,
          unknown ->
              Optional.ofNullable(byUuid.get(run.uuid()))
                  .flatMap(process -> GuestProcess.open(process, groups, reader)));
    }
  }

  /** Every QEMU, by the uuid on its command line. */
  private Map<String, Path> scan() {
    Map<String, Path> found = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
      for (Path process : processes) {
        uuidOf(process).ifPresent(uuid -> found.put(uuid, process));
      }
    } catch (IOException | UncheckedIOException hidden) {
      return Map.of();
    }
    return found;
  }

  private static Optional<String> uuidOf(Path process) {
    try {
      String line = ProcReader.readLong(process.resolve("cmdline").toFile());
      List<String> words = Arrays.asList(line.split("\0", -1));
      int option = words.indexOf("-uuid");
      return option < 0 || option + 1 >= words.size()
          ? Optional.empty()
          : Optional.of(words.get(option + 1));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  /** With kernel schedstats on, waits are not 0, and libvirt reads them better than we would. */
  private static boolean countsWaits(Path proc) {
    try {
      String setting = Files.readString(proc.resolve("sys/kernel/sched_schedstats"));
      return !setting.strip().equals("0");
    } catch (IOException unknown) {
      return false;
    }
  }

  /** One run of a guest; libvirt gives it another number with every start. */
  private record Run(String uuid, int number) {

    static Run of(DomainStats guest) {
      return new Run(guest.domain().uuid(), guest.run());
    }
  }
}
