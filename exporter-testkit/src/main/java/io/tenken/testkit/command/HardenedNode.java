package io.tenken.testkit.command;

import io.tenken.testkit.lab.Command;
import io.tenken.testkit.lab.LabPart;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs an installed command where nothing that can be executed can be written, and nothing that can
 * be written can be executed: the root is read-only, and {@code /tmp} is mounted {@code noexec}.
 * For tests that ask for {@link LabPart#NAMESPACES}.
 */
public final class HardenedNode {

  /** The command is copied, for it may lie below {@code /tmp}. */
  private static final String SCRIPT =
      """
      mount --make-rprivate /
      mount -t tmpfs -o mode=755 tmpfs /srv
      cp -R "$1" /srv/installed
      mount -o remount,ro /srv
      mount --bind /tmp /tmp
      mount -o remount,bind,noexec /tmp
      mount -o remount,bind,ro /
      shift
      exec "$@"
      """;

  private HardenedNode() {}

  /** To be run on {@code java}. */
  public static Command command(InstalledCommand installed, JavaRuntime java, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                LabPart.program("unshare"),
                "--mount",
                "sh",
                "-euc",
                SCRIPT,
                "sh",
                installed.home().toString(),
                "/srv/installed/bin/" + installed.name()));
    Collections.addAll(all, arguments);
    return Command.of(all).withEnvironment("JAVA_HOME", java.home().toString());
  }
}
