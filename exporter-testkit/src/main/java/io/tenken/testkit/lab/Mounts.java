package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The mounts of this machine, as {@code /proc/self/mounts} has them. */
final class Mounts {

  private static final Path TABLE = Path.of("/proc/self/mounts");

  private Mounts() {}

  /** Unmounts what is mounted below a directory, innermost first. */
  static void unmountBelow(Path directory) {
    for (String target : below(directory)) {
      Command.of("umount", "--lazy", target).run();
    }
  }

  private static List<String> below(Path directory) {
    try {
      return Files.readAllLines(TABLE).stream()
          .map(line -> line.split(" ", 3)[1])
          .filter(target -> target.startsWith(directory + "/"))
          .sorted(Comparator.comparing(String::length).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + TABLE, e);
    }
  }
}
