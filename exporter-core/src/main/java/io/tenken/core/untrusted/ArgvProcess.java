package io.tenken.core.untrusted;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that is run to read what it prints: by absolute path, without shell, without input, and
 * with an environment that holds nothing but the mark of the run. When the call returns, however it
 * does, nothing of the program is left: no child, no grandchild, no thread. Immutable; every run is
 * a new process.
 *
 * @param program absolute path
 * @param arguments without the program's name, handed over as they are; put {@code --} before
 *     operands that others have chosen
 * @param stdoutLimit bytes; more is a failure ({@code LIMIT})
 */
public record ArgvProcess(Path program, List<String> arguments, long stdoutLimit) {

  /** 100,000 flows with room to spare. */
  public static final long DEFAULT_STDOUT_LIMIT = 64L << 20;

  /** Bytes of stderr that are kept; the rest is read and dropped. */
  public static final int STDERR_LIMIT = 64 << 10;

  /**
   * @throws IllegalArgumentException if the path is not absolute or an argument holds a NUL
   */
  public ArgvProcess {
    if (!program.isAbsolute()) {
      throw new IllegalArgumentException("program \"%s\": no absolute path".formatted(program));
    }
    arguments = List.copyOf(arguments);
    if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException(program + ": an argument holds a NUL");
    }
  }

  public static ArgvProcess of(Path program, String... arguments) {
    return new ArgvProcess(program, List.of(arguments), DEFAULT_STDOUT_LIMIT);
  }

  /**
   * Runs the program to its end. {@code stdout} is called by the calling thread, while the program
   * runs.
   *
   * @return also for an exit status other than 0: what that means, the caller knows
   * @throws CollectorException {@code UNREACHABLE} if there is no such program, {@code PERMISSION}
   *     if it must not be executed, {@code TIMEOUT} at the deadline, {@code LIMIT} beyond {@link
   *     #stdoutLimit}, or what {@code stdout} threw
   */
  public Exit run(Deadline deadline, ByteConsumer stdout) throws CollectorException {
    try (ProcessRun run = ProcessRun.start(this, deadline)) {
      return run.toEnd(stdout);
    }
  }

  /** As {@link #run}, for programs that print little: stdout as text. */
  public Captured capture(Deadline deadline) throws CollectorException {
    ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    Exit exit = run(deadline, (buffer, length) -> stdout.write(buffer, 0, length));
    return new Captured(exit, stdout.toString(StandardCharsets.UTF_8));
  }

  /** Program and arguments, as the kernel gets them. */
  List<String> argv() {
    List<String> argv = new ArrayList<>();
    argv.add(program.toString());
    argv.addAll(arguments);
    return argv;
  }

  /** For messages: what an operator would type, were there nothing to quote. */
  @Override
  public String toString() {
    return String.join(" ", argv());
  }

  /**
   * How a program ended.
   *
   * @param status 0 to 255; 128 + n if signal n ended it
   * @param stderr what it said there, at most {@link #STDERR_LIMIT} bytes of it; foreign text
   */
  public record Exit(int status, String stderr) {}

  /**
   * What a program printed, and how it ended.
   *
   * @param stdout decoded as UTF-8, with U+FFFD for what is none
   */
  public record Captured(Exit exit, String stdout) {}
}
