package io.tenken.core.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenken.core.spi.Exporter;
import io.tenken.core.spi.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;

/** What a command has printed, and its exit status. */
record CommandResult(int status, String out, String err) {

  /** Runs {@code arguments}, separated by blanks, without environment. */
  static CommandResult of(Exporter exporter, String arguments) {
    return of(exporter, Map.of(), arguments);
  }

  static CommandResult of(Exporter exporter, Map<String, String> environment, String arguments) {
    return of(ExporterApplication.of(exporter), environment, arguments);
  }

  static CommandResult of(
      ExporterApplication application, Map<String, String> environment, String arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            out,
            new PrintStream(err, false, UTF_8),
            environment,
            Ticker.system(),
            Clock.systemUTC());
    String[] args = arguments.isEmpty() ? new String[0] : arguments.split(" ");
    int status = application.run(surroundings, args);
    return new CommandResult(status, out.toString(UTF_8), err.toString(UTF_8));
  }
}
