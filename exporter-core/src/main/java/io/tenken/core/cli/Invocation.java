package io.tenken.core.cli;

import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.Settings;
import java.io.PrintStream;
import java.util.List;

/**
 * One call of a subcommand.
 *
 * @param exporter whose command it is
 * @param enabled its collectors that are on, in the order of the exporter
 * @param settings the common ones, the exporter's and the subcommand's own
 * @param operands the arguments behind the options, as typed
 * @param out for data; UTF-8
 * @param runtime clock, log and environment
 */
public record Invocation(
    Exporter exporter,
    List<CollectorSpec> enabled,
    Settings settings,
    List<String> operands,
    PrintStream out,
    ExporterRuntime runtime) {

  public Invocation {
    enabled = List.copyOf(enabled);
    operands = List.copyOf(operands);
  }

  /**
   * Opens the exporter for a look at things: each collector runs when it is asked, also one that
   * works in the background of a server.
   *
   * @throws ConfigurationException if the settings can't be used
   */
  public OpenedExporter open() throws ConfigurationException {
    return OpenedExporter.forOneLook(this);
  }
}
