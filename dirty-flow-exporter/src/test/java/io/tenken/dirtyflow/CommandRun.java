package io.tenken.dirtyflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tenken.core.cli.Surroundings;
import io.tenken.core.spi.Ticker;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What the command has printed, and its exit status.
 *
 * @param out data
 * @param err log
 */
public record CommandRun(int status, String out, String err) {

  /** Runs the command in this process, without environment. */
  public static CommandRun of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Surroundings surroundings =
        new Surroundings(
            out, new PrintStream(err, false, UTF_8), Map.of(), Ticker.system(), Clock.systemUTC());
    int status = DirtyFlowExporter.application().run(surroundings, arguments);
    return new CommandRun(status, out.toString(UTF_8), err.toString(UTF_8));
  }

  public List<String> lines() {
    return out.lines().toList();
  }
}
