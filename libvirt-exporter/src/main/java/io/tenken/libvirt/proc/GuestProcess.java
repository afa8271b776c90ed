package io.tenken.libvirt.proc;

import io.tenken.libvirt.api.VcpuStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The QEMU process of one guest. Reads are cheap: one small file a vCPU.
 *
 * @param vcpuThreads {@code /proc/PID/task/TID} by the vCPU's number
 */
record GuestProcess(Map<Integer, Path> vcpuThreads) {

  /** Nanoseconds on a CPU, nanoseconds in a run queue, times on a CPU. */
  private static final Pattern SCHEDSTAT = Pattern.compile("\\d{1,19} (\\d{1,18}) \\d{1,19}");

  /**
   * Delays of all vCPUs, as libvirt reads them itself.
   *
   * @throws IOException if the process has ended, or the kernel says something else
   */
  List<VcpuStats> delays() throws IOException {
    List<VcpuStats> delays = new ArrayList<>();
    for (Map.Entry<Integer, Path> thread : vcpuThreads.entrySet()) {
      delays.add(
          new VcpuStats(
              thread.getKey(),
              OptionalLong.empty(),
              OptionalLong.empty(),
              OptionalLong.of(0),
              OptionalLong.of(runDelay(thread.getValue().resolve("schedstat"))),
              OptionalLong.empty(),
              OptionalLong.empty()));
    }
    return delays;
  }

  private static long runDelay(Path schedstat) throws IOException {
    Matcher numbers = SCHEDSTAT.matcher(Files.readString(schedstat));
    if (!numbers.lookingAt()) {
      throw new IOException(schedstat + ": expected three numbers");
    }
    return Long.parseLong(numbers.group(1));
  }
}
