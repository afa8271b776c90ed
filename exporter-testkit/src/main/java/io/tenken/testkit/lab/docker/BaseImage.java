package io.tenken.testkit.lab.docker;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.Debootstrap;
import io.tenken.testkit.lab.LabCache;
import io.tenken.testkit.lab.LabDirectory;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Debian's smallest root file system as a tar file: what {@code debian:bookworm-slim} is where a
 * registry can be reached. Made once by debootstrap (about a minute), then kept in the {@link
 * LabCache}.
 */
final class BaseImage {

  private static final Duration TAR = Duration.ofMinutes(5);

  private BaseImage() {}

  /** The tar file; made when it is not there, by one process at a time. */
  static Path tar() {
    return LabCache.entry("debian-bookworm", "rootfs.tar", BaseImage::make);
  }

  private static void make(Path tar) {
    try (LabDirectory directory = LabDirectory.create("debootstrap")) {
      Path root = directory.resolve("root");
      Debootstrap.into(root, "ca-certificates");
      pack(root, tar);
    }
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
