package io.tenken.core.untrusted;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.FailureReason;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One child process. Its pipes are read by two threads of their own, since a read of a pipe can't
 * be given a deadline; the threads end when the last holder of the other end does, and {@link
 * #close} sees to that.
 */
final class ProcessRun implements AutoCloseable {

  /** How often a wait for output looks whether the process is still there. */
  private static final long LOOK_MILLIS = 20;

  private final ArgvProcess program;
  private final Process process;
  private final ProcessRemains remains;
  private final OutputPump stdout;
  private final StderrPump stderr;
  private final Deadline deadline;
  private long received;

  private ProcessRun(
      ArgvProcess program, Process process, ProcessRemains remains, Deadline deadline) {
    this.program = program;
    this.process = process;
    this.remains = remains;
    this.deadline = deadline;
    this.stdout = new OutputPump(process.getInputStream(), program.program());
    this.stderr = new StderrPump(process.getErrorStream(), program.program());
  }

  static ProcessRun start(ArgvProcess program, Deadline deadline) throws CollectorException {
    String mark = ProcessRemains.newMark();
    ProcessBuilder builder =
        new ProcessBuilder(program.argv())
            .directory(new File("/"))
            .redirectInput(new File("/dev/null"));
    builder.environment().clear();
    builder.environment().put(ProcessRemains.VARIABLE, mark);
    try {
      Process process = builder.start();
      return new ProcessRun(program, process, new ProcessRemains(process, mark), deadline);
    } catch (IOException e) {
      throw startFailure(program.program(), e);
    }
  }

  ArgvProcess.Exit toEnd(ByteConsumer consumer) throws CollectorException {
    try {
      forwardStdout(consumer);
      if (!process.waitFor(deadline.remainingNanos(), TimeUnit.NANOSECONDS)) {
        throw timeout();
      }
      stderr.awaitEnd(LOOK_MILLIS, remains::end);
      return new ArgvProcess.Exit(process.exitValue(), stderr.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CollectorException(FailureReason.TIMEOUT, "run %s: interrupted".formatted(program));
    }
  }

  /** To the end of the output, or to that of the process if others hold its stdout open. */
  private void forwardStdout(ByteConsumer consumer)
      throws CollectorException, InterruptedException {
    while (true) {
      boolean exited = !process.isAlive();
      OutputPump.Piece piece = stdout.poll(Math.min(LOOK_MILLIS, patienceMillis()));
      if (piece.isEnd()) {
        return;
      }
      if (piece.length > 0) {
        forward(piece, consumer);
      } else if (exited) {
        remains.end();
      }
      if (deadline.expired()) {
        throw timeout();
      }
    }
  }

  private void forward(OutputPump.Piece piece, ByteConsumer consumer) throws CollectorException {
    received += piece.length;
    if (received > program.stdoutLimit()) {
      throw new CollectorException(
          FailureReason.LIMIT,
          "run %s: it printed more than %d bytes".formatted(program, program.stdoutLimit()));
    }
    consumer.accept(piece.buffer, piece.length);
    stdout.giveBack(piece);
  }

  private long patienceMillis() {
    return 1 + TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos());
  }

  private CollectorException timeout() {
    return new CollectorException(
        FailureReason.TIMEOUT,
        "run %s: not done before the deadline, after %d bytes".formatted(program, received));
  }

  /** Kills what is left, and lets the threads end. */
  @Override
  public void close() {
    if (process.isAlive()) {
      remains.killAll();
    } else {
      remains.end();
    }
    stdout.stop();
    stderr.stop();
  }

  private static CollectorException startFailure(Path program, IOException e) {
    if (Files.notExists(program)) {
      return new CollectorException(
          FailureReason.UNREACHABLE,
          "run %s: there is no such program; install it, or name another".formatted(program),
          e);
    }
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      return new CollectorException(
          FailureReason.PERMISSION, "run %s: no permission to execute it".formatted(program), e);
    }
    return new CollectorException(
        FailureReason.UNREACHABLE,
        "run %s: it can't be started: %s".formatted(program, e.getMessage()),
        e);
  }
}
