package io.tenken.testkit.lab.docker;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabCache;
import io.tenken.testkit.lab.LabDirectory;
import io.tenken.testkit.lab.LabPart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Debian's smallest root file system as a tar file: what {@code debian:bookworm-slim} is where a
 * registry can be reached. Made once by debootstrap (about a minute), then kept in the {@link
 * LabCache}.
 */
final class BaseImage {

  private static final Duration DEBOOTSTRAP = Duration.ofMinutes(15);
  private static final Duration TAR = Duration.ofMinutes(5);

  private BaseImage() {}

  /** The tar file; made when it is not there, by one process at a time. */
  static Path tar() {
    Path cache = LabCache.directory("debian-bookworm");
    Path tar = cache.resolve("rootfs.tar");
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(tar)) {
        make(tar);
      }
      return tar;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + tar, e);
    }
  }

  private static void make(Path tar) throws IOException {
    Path part = tar.resolveSibling("rootfs.tar.part");
    try (LabDirectory directory = LabDirectory.create("debootstrap")) {
      Path root = directory.resolve("root");
      Command.of(
              LabPart.program("debootstrap"),
              "--variant=minbase",
              "--include=ca-certificates",
              "bookworm",
              root.toString())
          .within(DEBOOTSTRAP)
          .run()
          .orThrow();
      pack(root, part);
    }
    Files.move(part, tar, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Leaves out what the slim images leave out. */
  private static void pack(Path root, Path tar) {
    Command.of(
            "tar",
            "--create",
            "--file=" + tar,
            "--directory=" + root,
            "--exclude=./var/cache/apt/archives/*.deb",
            "--exclude=./var/lib/apt/lists/*",
            "--exclude=./usr/share/doc/*",
            "--exclude=./usr/share/info/*",
            "--exclude=./usr/share/locale/*",
            "--exclude=./usr/share/man/*",
            ".")
        .within(TAR)
        .run()
        .orThrow();
  }
}
