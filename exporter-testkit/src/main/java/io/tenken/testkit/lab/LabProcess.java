package io.tenken.testkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A daemon of a lab: a child that writes to a log file of its own until it is stopped. Safe for use
 * by several threads.
 */
public final class LabProcess implements AutoCloseable {

  private static final int TAIL_LINES = 20;
  private static final Duration ORDERLY_STOP = Duration.ofSeconds(10);

  private final String name;
  private final Process process;
  private final Path log;

  private LabProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  public static LabProcess start(LabDirectory directory, String name, List<String> command) {
    return start(directory, name, command, Map.of());
  }

  /**
   * Starts the program; output goes to {@code NAME.log} in the directory, after what is there.
   *
   * @param environment added to the environment of this JVM
   */
  public static LabProcess start(
      LabDirectory directory, String name, List<String> command, Map<String, String> environment) {
    Path log = directory.resolve(name + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new LabProcess(name, process, log);
    } catch (IOException e) {
      throw new LabException("cannot start %s (%s)".formatted(name, String.join(" ", command)), e);
    }
  }

  /**
   * Waits until the daemon serves.
   *
   * @throws LabException with the end of the log when it exits before, or is not ready in time
   */
  public LabProcess awaitReady(Duration deadline, BooleanSupplier ready) {
    try {
      Await.until(name + " is ready", deadline, () -> !process.isAlive() || ready.getAsBoolean());
    } catch (LabException late) {
      throw new LabException(late.getMessage() + logTail(), late);
    }
    if (!process.isAlive()) {
      throw new LabException(
          "%s ended with status %d before it was ready%s"
              .formatted(name, process.exitValue(), logTail()));
    }
    return this;
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public Path log() {
    return log;
  }

  /** SIGSTOP: alive for the kernel, silent for everybody who waits for an answer. */
  public void freeze() {
    Signals.freeze(pid());
  }

  public void thaw() {
    Signals.thaw(pid());
  }

  /** SIGKILL, and waits for the end. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(ORDERLY_STOP);
  }

  /** SIGTERM, and SIGKILL when that is not obeyed; does nothing when the daemon has ended. */
  @Override
  public void close() {
    if (!process.isAlive()) {
      return;
    }
    thaw();
    process.destroy();
    if (!awaitEnd(ORDERLY_STOP)) {
      kill();
    }
  }

  private boolean awaitEnd(Duration deadline) {
    try {
      return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String logTail() {
    try {
      String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      List<String> tail = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
      return "; end of its log:\n" + String.join("\n", tail);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log, e);
    }
  }
}
