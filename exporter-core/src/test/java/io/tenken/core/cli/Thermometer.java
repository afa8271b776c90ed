package io.tenken.core.cli;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.untrusted.ArgvProcess;
import java.nio.file.Path;
import java.util.List;

/** Runs a program that prints a number, as the collectors without a socket do. */
final class Thermometer implements MetricCollector {

  static final MetricDefinition TEMPERATURE =
      MetricDefinition.gauge("weather_temperature_kelvins")
          .help("For tests.")
          .source("a thermometer")
          .build();

  private static final int MOST_BYTES = 64;

  private final Path program;

  Thermometer(Path program) {
    this.program = program;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink) throws CollectorException {
    ArgvProcess.Captured answer =
        new ArgvProcess(program, List.of(), MOST_BYTES).capture(scrape.deadline());
    if (answer.exit().status() != 0) {
      throw new CollectorException(
          FailureReason.PROTOCOL, "ended with status " + answer.exit().status());
    }
    if (!answer.stdout().matches("\\d{1,9}\n")) {
      throw new CollectorException(FailureReason.PARSE, "no number: " + answer.stdout());
    }
    sink.family(TEMPERATURE).add(Long.parseLong(answer.stdout().strip()));
  }
}
