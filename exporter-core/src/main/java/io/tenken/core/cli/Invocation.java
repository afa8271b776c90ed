package io.tenken.core.cli;

import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Settings;
import java.io.PrintStream;
import java.util.List;

/**
 * One call of a subcommand.
 *
 * @param exporter whose command it is
 * @param settings the common ones, the exporter's and the subcommand's own
 * @param operands the arguments behind the options, as typed
 * @param out for data; UTF-8
 * @param runtime clock, log and environment
 */
public record Invocation(
    Exporter exporter,
    Settings settings,
    List<String> operands,
    PrintStream out,
    ExporterRuntime runtime) {

  public Invocation {
    operands = List.copyOf(operands);
  }
}
