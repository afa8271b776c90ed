package io.tenken.core.cli;

import io.tenken.core.http.RequestLimits;
import io.tenken.core.log.QuotedText;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.spi.Exporter;
import java.io.PrintStream;
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
    return new ExporterApplication(
        exporter,
        List.of(
            new ServeCommand(),
            new DumpCommand(exporter.tableView()),
            new ListCommand(),
            new DescribeCommand(),
            new CheckCommand(CheckGrading.FINDINGS)));
  }

  /** The same application with one more subcommand, or with another one of a common name. */
  public ExporterApplication subcommand(Subcommand subcommand) {
    List<Subcommand> more = new ArrayList<>(subcommands);
    more.add(subcommand);
    return new ExporterApplication(exporter, more);
  }

  /** Runs in this process until the work is done or, for {@code serve}, the process is stopped. */
  public int run(String... args) {
    RequestLimits.apply();
    Surroundings process = Surroundings.ofProcess();
    Thread.setDefaultUncaughtExceptionHandler(
        new UncaughtFailures(exporter.identity().name(), process.err()));
    return run(process, args);
  }

  /**
   * Never throws. {@code serve} also ends when the calling thread is interrupted.
   *
   * @return the status for {@link System#exit}, of {@link ExitStatus} or the subcommand's own
   */
  public int run(Surroundings surroundings, String... args) {
    DataStream data = new DataStream(surroundings.out());
    try {
      int status = new CommandRun(exporter, layout(), surroundings).run(data.printStream(), args);
      data.finish();
      return status;
    } catch (ConfigurationException wrong) {
      complain(surroundings.err(), String.valueOf(wrong.getMessage()));
      return ExitStatus.USAGE;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      complain(surroundings.err(), "stopped before it was done");
      return ExitStatus.INTERNAL;
    } catch (DataStream.UnwritableException unwritable) {
      complain(surroundings.err(), String.valueOf(unwritable.getMessage()));
      return ExitStatus.INTERNAL;
    } catch (RuntimeException | Error broken) {
      complain(
          surroundings.err(),
          "internal error: " + broken + " (--log.level=debug shows more); please report it");
      return ExitStatus.INTERNAL;
    }
  }

  public Exporter exporter() {
    return exporter;
  }

  /** All that can be done, in the order of the help. */
  public List<Subcommand> commands() {
    return layout().subcommands();
  }

  /** Every option there is, those of all subcommands first. */
  public List<OptionReference> options() {
    return layout().options();
  }

  private CommandLayout layout() {
    return new CommandLayout(exporter.identity(), CommonSettings.of(exporter), subcommands);
  }

  private void complain(PrintStream err, String message) {
    err.println(exporter.identity().name() + ": " + QuotedText.printable(message));
    err.flush();
  }
}
