package io.tenken.libvirt.proc;

import io.tenken.libvirt.api.DomainId;
import io.tenken.libvirt.api.DomainStats;
import io.tenken.libvirt.api.VcpuStats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the guests' processes, once for each run of a guest. Where they can't be seen, or the
 * kernel does not count what libvirt would count, there is nothing here and libvirt has to be
 * asked. Thread-safe.
 */
public final class GuestProcesses {

  /** How QEMU names the thread of a vCPU. */
  private static final Pattern VCPU_THREAD = Pattern.compile("CPU (\\d{1,4})/KVM");

  private final Path proc;
  private final boolean enabled;
  private final Map<Run, Optional<GuestProcess>> known = new HashMap<>();

  private GuestProcesses(Path proc, boolean enabled) {
    this.proc = proc;
    this.enabled = enabled;
  }

  /**
   * @param proc {@code /proc}
   */
  public static GuestProcesses under(Path proc) {
    return new GuestProcesses(proc, !countsWaits(proc));
  }

  /** For guests on another machine. */
  public static GuestProcesses none() {
    return new GuestProcesses(Path.of("/nonexistent"), false);
  }

  /**
   * What the vCPUs of a guest have waited for; empty if its process can't be seen.
   *
   * @param present all guests that run now: others are forgotten
   */
  public synchronized Map<DomainId, List<VcpuStats>> delays(List<DomainStats> present) {
    Map<DomainId, List<VcpuStats>> delays = new HashMap<>();
    if (!enabled) {
      return delays;
    }
    find(present);
    for (DomainStats guest : present) {
      known
          .getOrDefault(Run.of(guest), Optional.empty())
          .flatMap(GuestProcesses::delaysOf)
          .ifPresent(found -> delays.put(guest.domain(), found));
    }
    return delays;
  }

  private static Optional<List<VcpuStats>> delaysOf(GuestProcess process) {
    try {
      return Optional.of(process.delays());
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
          unknown -> Optional.ofNullable(byUuid.get(run.uuid())).flatMap(GuestProcesses::open));
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
      byte[] line = Files.readAllBytes(process.resolve("cmdline"));
      List<String> words = Arrays.asList(new String(line, StandardCharsets.UTF_8).split("\0", -1));
      int option = words.indexOf("-uuid");
      return option < 0 || option + 1 >= words.size()
          ? Optional.empty()
          : Optional.of(words.get(option + 1));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }

  private static Optional<GuestProcess> open(Path process) {
    Map<Integer, Path> threads = new TreeMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(process.resolve("task"))) {
      for (Path task : tasks) {
        Matcher name = VCPU_THREAD.matcher(Files.readString(task.resolve("comm")).strip());
        if (name.matches()) {
          threads.put(Integer.valueOf(name.group(1)), task);
        }
      }
    } catch (IOException | UncheckedIOException ended) {
      return Optional.empty();
    }
    return threads.isEmpty() ? Optional.empty() : Optional.of(new GuestProcess(threads));
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
