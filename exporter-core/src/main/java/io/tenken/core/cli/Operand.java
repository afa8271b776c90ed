package io.tenken.core.cli;

/**
 * An argument of a subcommand that is no option.
 *
 * @param label what the help shows: {@code METRIC}
 * @param help one sentence
 * @param least how many must be given
 * @param most how many may be given
 */
public record Operand(String label, String help, int least, int most) {}
