package io.tenken.testkit.lab.libvirt;

import io.tenken.testkit.lab.LabCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * What libvirt has found out about qemu, kept from one lab to the next: asking anew costs four
 * seconds. libvirt itself checks that a file still fits the qemu, the libvirt and the kernel.
 */
final class CapabilityCache {

  private final Path kept = LabCache.directory("libvirt-capabilities");
  private final Path used;

  CapabilityCache(Path libvirtCache) {
    this.used = libvirtCache.resolve("qemu/capabilities");
  }

  void load() {
    try {
      Files.createDirectories(used);
      for (Path file : xmlFiles(kept)) {
        Files.copy(file, used.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the cache " + kept, e);
    }
  }

  void save() {
    try {
      for (Path file : xmlFiles(used)) {
        Path part = Files.createTempFile(kept, "part-", ".tmp");
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, kept.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the cache " + kept, e);
    }
  }

  private static List<Path> xmlFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".xml")).toList();
    }
  }
}
