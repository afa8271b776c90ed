package io.tenken.testkit.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A child process that is expected to end by itself, with a deadline. Immutable.
 *
 * <p>Input and output pass through files, so a grandchild that keeps a descriptor open cannot hold
 * the caller.
 */
public record Command(
    List<String> arguments, Map<String, String> environment, String input, Duration deadline) {

  private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(30);

  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  public static Command of(String... arguments) {
    return of(List.of(arguments));
  }

  public static Command of(List<String> arguments) {
    return new Command(arguments, Map.of(), "", DEFAULT_DEADLINE);
  }

  public Command withEnvironment(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(name, value);
    return new Command(arguments, more, input, deadline);
  }

  public Command withInput(String text) {
    return new Command(arguments, environment, text, deadline);
  }

  public Command within(Duration newDeadline) {
    return new Command(arguments, environment, input, newDeadline);
  }

  /**
   * Runs to the end, whatever the exit status is.
   *
   * @throws LabException when the program cannot be started or is not done at the deadline; it is
   *     killed then
   */
  public CommandResult run() {
    try {
      Path files = Files.createTempDirectory("tenken-command-" + LabOwner.self() + "-");
      try {
        return run(files);
      } finally {
        FileTree.delete(files);
      }
    } catch (IOException e) {
      throw new LabException("cannot run " + commandLine() + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LabException("interrupted while running " + commandLine(), e);
    }
  }

  private CommandResult run(Path files) throws IOException, InterruptedException {
    Path in = Files.writeString(files.resolve("in"), input);
    Path out = files.resolve("out");
    Path err = files.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(arguments)
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new LabException(
            "%s: not done after %d ms: %s"
                .formatted(commandLine(), deadline.toMillis(), (text(err) + text(out)).strip()));
      }
      return new CommandResult(commandLine(), process.exitValue(), text(out), text(err));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private String commandLine() {
    return String.join(" ", arguments);
  }
}
