package io.tenken.core.cli;

import io.tenken.core.spi.Ticker;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;

/**
 * The process around the command line; tests bring their own.
 *
 * @param out for data only
 * @param err for logs and errors
 * @param environment variables
 * @param ticker for durations
 * @param clock for time stamps
 */
public record Surroundings(
    OutputStream out,
    PrintStream err,
    Map<String, String> environment,
    Ticker ticker,
    Clock clock) {

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** This process, with UTF-8 whatever its locale. */
  public static Surroundings ofProcess() {
    return new Surroundings(
        new FileOutputStream(FileDescriptor.out),
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8),
        System.getenv(),
        Ticker.system(),
        Clock.systemUTC());
  }
}
