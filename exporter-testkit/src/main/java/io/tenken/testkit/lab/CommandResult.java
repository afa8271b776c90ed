package io.tenken.testkit.lab;

/** How a finished {@link Command} ended and what it printed. */
public record CommandResult(String commandLine, int status, String stdout, String stderr) {

  public boolean succeeded() {
    return status == 0;
  }

  /**
   * This result, when the command succeeded.
   *
   * @throws LabException with the command line and what it printed, otherwise
   */
  public CommandResult orThrow() {
    if (succeeded()) {
      return this;
    }
    throw new LabException(
        "%s: status %d: %s".formatted(commandLine, status, (stderr + stdout).strip()));
  }
}
