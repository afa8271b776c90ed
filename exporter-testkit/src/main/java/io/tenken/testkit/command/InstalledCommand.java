package io.tenken.testkit.command;

import io.tenken.testkit.lab.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A command of a tree as {@code make dist} makes it.
 *
 * @param home with {@code bin/} and {@code lib/}
 * @param name of the command
 */
public record InstalledCommand(Path home, String name) {

  /**
   * The command that the module under test has just built, in its {@code target/dist}.
   *
   * @throws IllegalStateException if it was not built
   */
  public static InstalledCommand ofThisModule(String name) {
    InstalledCommand built = new InstalledCommand(Path.of("target", "dist").toAbsolutePath(), name);
    if (!Files.isExecutable(built.launcher())) {
      throw new IllegalStateException(
          built.launcher() + " is missing; \"mvn package\" makes it, \"mvn verify\" needs it");
    }
    return built;
  }

  public Path launcher() {
    return home.resolve("bin").resolve(name);
  }

  /** To be run on {@code java}. */
  public Command on(JavaRuntime java, String... arguments) {
    List<String> all = new ArrayList<>(List.of(launcher().toString()));
    Collections.addAll(all, arguments);
    return Command.of(all).withEnvironment("JAVA_HOME", java.home().toString());
  }
}
