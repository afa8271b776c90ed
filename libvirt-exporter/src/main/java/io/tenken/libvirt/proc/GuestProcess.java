package io.tenken.libvirt.proc;

import io.tenken.libvirt.api.CpuStats;
import io.tenken.libvirt.api.VcpuStats;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The QEMU process of one guest, and how libvirt reads it. Costs two small files a guest and two a
 * vCPU.
 *
 * @param directory {@code /proc/PID}
 * @param vcpuThreads {@code /proc/PID/task/TID} by the vCPU's number
 * @param account of the guest's CPU time
 */
record GuestProcess(Path directory, Map<Integer, Path> vcpuThreads, Optional<CpuAccount> account) {

  /** How QEMU names the thread of a vCPU. */
  private static final Pattern VCPU_THREAD = Pattern.compile("CPU (\\d{1,4})/KVM");

  /** Nanoseconds on a CPU, nanoseconds in a run queue, times on a CPU. */
  private static final Pattern SCHEDSTAT = Pattern.compile("\\d{1,19} (\\d{1,18}) \\d{1,19}");

  /** Fields of {@code stat} behind the command. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final int RESIDENT_PAGES = 21;
  private static final int LAST_CPU = 36;

  /** USER_HZ is 100 for every program on Linux. */
  private static final long NANOS_PER_TICK = 10_000_000;

  /** libvirt says so of every vCPU that is online. */
  private static final OptionalLong RUNNING = OptionalLong.of(1);

  /** Empty for a process without threads of KVM, or one that has ended. */
  static Optional<GuestProcess> open(Path directory, ControlGroups groups, ProcReader reader) {
    Map<Integer, Path> threads = new TreeMap<>();
    try (DirectoryStream<Path> tasks = Files.newDirectoryStream(directory.resolve("task"))) {
      for (Path task : tasks) {
        Matcher name = VCPU_THREAD.matcher(reader.read(task.resolve("comm").toFile()).strip());
        if (name.matches()) {
          threads.put(Integer.valueOf(name.group(1)), task);
        }
      }
      return threads.isEmpty()
          ? Optional.empty()
          : Optional.of(new GuestProcess(directory, threads, groups.of(directory, reader)));
    } catch (IOException | UncheckedIOException ended) {
      return Optional.empty();
    }
  }

  /**
   * @param withDelays false where the kernel counts waits, too
   * @throws IOException if the process has ended, or the kernel says something else
   */
  ProcessStats read(ProcReader reader, boolean withDelays) throws IOException {
    List<VcpuStats> vcpus = new ArrayList<>();
    for (Map.Entry<Integer, Path> thread : vcpuThreads.entrySet()) {
      vcpus.add(vcpu(thread.getKey(), thread.getValue(), reader, withDelays));
    }
    return new ProcessStats(cpu(reader), residentKib(reader), vcpus);
  }

  /** libvirt is left to say what it knows where the group can't be read. */
  private CpuStats cpu(ProcReader reader) {
    if (account.isEmpty()) {
      return CpuStats.NONE;
    }
    try {
      return account.get().read(reader);
    } catch (IOException unreadable) {
      return CpuStats.NONE;
    }
  }

  /** Not from {@code status}, which counts otherwise since Linux 6.2: libvirt reads this one. */
  private OptionalLong residentKib(ProcReader reader) throws IOException {
    OptionalLong page = reader.pageKib();
    return page.isPresent()
        ? OptionalLong.of(number(stat(directory, reader)[RESIDENT_PAGES]) * page.getAsLong())
        : page;
  }

  private static VcpuStats vcpu(int number, Path thread, ProcReader reader, boolean withDelays)
      throws IOException {
    String[] fields = stat(thread, reader);
    return new VcpuStats(
        number,
        RUNNING,
        OptionalLong.of(
            (number(fields[USER_TICKS]) + number(fields[SYSTEM_TICKS])) * NANOS_PER_TICK),
        withDelays ? OptionalLong.of(0) : OptionalLong.empty(),
        withDelays ? OptionalLong.of(runDelay(thread, reader)) : OptionalLong.empty(),
        OptionalLong.empty(),
        OptionalLong.of(number(fields[LAST_CPU])));
  }

  /** The fields behind the command, which may hold blanks. */
  private static String[] stat(Path directory, ProcReader reader) throws IOException {
    String stat = reader.read(file(directory, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", LAST_CPU + 2);
    if (fields.length <= LAST_CPU) {
      throw new IOException(directory + "/stat has " + fields.length + " fields");
    }
    return fields;
  }

  private static long runDelay(Path thread, ProcReader reader) throws IOException {
    Matcher numbers = SCHEDSTAT.matcher(reader.read(file(thread, "schedstat")));
    if (!numbers.lookingAt()) {
      throw new IOException(thread + "/schedstat: expected three numbers");
    }
    return Long.parseLong(numbers.group(1));
  }

  private static long number(String field) throws IOException {
    try {
      return Long.parseLong(field);
    } catch (NumberFormatException e) {
      throw new IOException("\"" + field + "\" is no number", e);
    }
  }

  private static File file(Path directory, String name) {
    return new File(directory.toString(), name);
  }
}
