package io.tenken.core.cli;

import picocli.AutoComplete;

/** Prints a script that completes this command in bash. */
final class CompletionCommand implements Subcommand {

  private final CommandLayout layout;

  CompletionCommand(CommandLayout layout) {
    this.layout = layout;
  }

  @Override
  public String name() {
    return "completion";
  }

  @Override
  public String summary() {
    return "Print a script for bash: source <(COMMAND completion).";
  }

  @Override
  public int run(Invocation invocation) {
    invocation
        .out()
        .print(AutoComplete.bash(invocation.exporter().identity().name(), layout.commandLine()));
    return ExitStatus.OK;
  }
}
