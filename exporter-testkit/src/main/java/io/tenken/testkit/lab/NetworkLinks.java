package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The network devices that labs make. */
final class NetworkLinks {

  private static final Path DEVICES = Path.of("/sys/class/net");

  private NetworkLinks() {}

  /** Removes every device whose name starts with a lab's prefix. */
  static void removeAll(String prefix) {
    for (String device : startingWith(prefix)) {
      Command.of(LabPart.program("ip"), "link", "delete", device).run();
    }
  }

  private static List<String> startingWith(String prefix) {
    try (Stream<Path> devices = Files.list(DEVICES)) {
      return devices
          .map(device -> device.getFileName().toString())
          .filter(name -> name.startsWith(prefix))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + DEVICES, e);
    }
  }
}
