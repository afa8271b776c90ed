package io.tenken.core.cli;

import io.tenken.core.spi.Setting;

/**
 * An option with all its names, for the references.
 *
 * @param command the subcommand that has it; empty if all have it
 * @param setting what it takes
 * @param variable the environment variable that stands for it
 */
public record OptionReference(String command, Setting<?> setting, String variable) {}
