package io.tenken.testkit.lab;

import java.util.List;

/** How a finished {@link Command} ended and what it printed. */
public record CommandResult(String commandLine, int status, String stdout, String stderr) {

  private static final int MAX_LINES = 40;

  public boolean succeeded() {
    return status == 0;
  }

  /**
   * This result, when the command succeeded.
   *
   * @throws LabException with the command line and the end of what it printed, otherwise
   */
  public CommandResult orThrow() {
    if (succeeded()) {
      return this;
    }
    throw new LabException(
        "%s: status %d: %s".formatted(commandLine, status, end(stdout + stderr)));
  }

  private static String end(String printed) {
    List<String> lines = printed.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()));
  }
}
