package io.tenken.testkit.lab;

import java.nio.file.Path;
import java.time.Duration;

/** Debian's smallest root file system, from Debian's packages: a minute. */
public final class Debootstrap {

  private static final Duration LONGEST = Duration.ofMinutes(15);

  private Debootstrap() {}

  /**
   * @param root is made, and must not be there
   * @param packages beside the essential ones
   */
  public static void into(Path root, String... packages) {
    Command.of(
            LabPart.program("debootstrap"),
            "--variant=minbase",
            "--include=" + String.join(",", packages),
            "bookworm",
            root.toString())
        .within(LONGEST)
        .run()
        .orThrow();
  }
}
