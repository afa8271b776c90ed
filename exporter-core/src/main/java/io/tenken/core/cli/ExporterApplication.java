package io.tenken.core.cli;

import io.tenken.core.spi.Exporter;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a command of an {@link Exporter}. All of an exporter's {@code main} is
 *
 * <pre>{@code System.exit(ExporterApplication.of(new LibvirtExporter()).run(args));}</pre>
 */
public final class ExporterApplication {

  private final Exporter exporter;
  private final List<Subcommand> subcommands;

  private ExporterApplication(Exporter exporter, List<Subcommand> subcommands) {
    this.exporter = exporter;
    this.subcommands = List.copyOf(subcommands);
  }

  public static ExporterApplication of(Exporter exporter) {
    return new ExporterApplication(exporter, List.of());
  }

  /** The same application with one more subcommand, or with another one of a common name. */
  public ExporterApplication subcommand(Subcommand subcommand) {
    List<Subcommand> more = new ArrayList<>(subcommands);
    more.add(subcommand);
    return new ExporterApplication(exporter, more);
  }

  /** Runs in this process until the work is done or, for {@code serve}, the process is stopped. */
  public int run(String... args) {
    return run(Surroundings.ofProcess(), args);
  }

  /**
   * Never throws.
   *
   * @return the status for {@link System#exit}, of {@link ExitStatus} or the subcommand's own
   */
  public int run(Surroundings surroundings, String... args) {
    surroundings.err().println(exporter.identity().name() + ": nothing is wired yet");
    return ExitStatus.INTERNAL;
  }
}
