package io.tenken.core.cli;

import java.util.List;
import java.util.Map;

/**
 * A command line, taken apart; nothing of it is checked beyond its shape.
 *
 * @param subcommand what is to be done
 * @param options the texts given for each setting, by its name
 * @param operands the arguments behind the options
 * @param request whether help or version was asked for instead
 * @param named false if no subcommand was typed, so that it is the default one
 */
record ParsedArguments(
    Subcommand subcommand,
    Map<String, List<String>> options,
    List<String> operands,
    Request request,
    boolean named) {

  /** What was asked for. */
  enum Request {
    RUN,
    HELP,
    VERSION
  }
}
