package io.tenken.core.cli;

import io.tenken.core.log.QuotedText;
import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;

/**
 * What happens when a thread dies of a failure that nobody has answered for: one line, and the end
 * of the process if memory is out, since a process without memory serves nobody. The launchers' JVM
 * option does the same, earlier.
 */
record UncaughtFailures(String command, PrintStream err) implements UncaughtExceptionHandler {

  @Override
  public void uncaughtException(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      Runtime.getRuntime().halt(ExitStatus.INTERNAL);
    }
    String line = "%s: thread %s died: %s".formatted(command, thread.getName(), failure);
    err.println(QuotedText.printable(line));
    err.flush();
  }
}
