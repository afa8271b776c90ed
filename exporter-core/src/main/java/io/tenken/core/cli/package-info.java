/**
 * The command line that all exporters share: options, environment, subcommands, exit status. May
 * import everything of the core; an exporter imports it for its {@code main} and for subcommands of
 * its own.
 */
package io.tenken.core.cli;
