package io.tenken.benchmarks.libvirt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process holds at one moment.
 *
 * @param residentKib of memory, in KiB
 * @param threads that it has
 * @param descriptors that it has open
 */
record Held(long residentKib, long threads, long descriptors) {

  static Held by(long pid) throws IOException {
    Path process = Path.of("/proc", Long.toString(pid));
    return new Held(
        residentKib(process), entries(process.resolve("task")), entries(process.resolve("fd")));
  }

  private static long residentKib(Path process) throws IOException {
    return Files.readAllLines(process.resolve("status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  private static long entries(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.count();
    }
  }
}
