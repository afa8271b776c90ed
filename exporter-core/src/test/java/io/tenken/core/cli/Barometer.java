package io.tenken.core.cli;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.untrusted.DeadlineSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Asks a daemon on a Unix domain socket for a number, as the collectors of real daemons do. */
final class Barometer implements MetricCollector {

  static final MetricDefinition PRESSURE =
      MetricDefinition.gauge("weather_pressure_hectopascals")
          .help("For tests.")
          .source("a barometer")
          .build();

  static final String GOOD_ANSWER = "pressure 1013\n";

  private static final int MOST_BYTES = 64;

  private final Path socket;

  Barometer(Path socket) {
    this.socket = socket;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    String answer = ask(scrape);
    if (!answer.matches("pressure \\d{1,9}\n")) {
      throw new CollectorException(FailureReason.PARSE, "no pressure: \"" + answer + "\"");
    }
    sink.family(PRESSURE).add(Long.parseLong(answer.strip().substring("pressure ".length())));
  }

  private String ask(ScrapeContext scrape) throws CollectorException, InterruptedException {
    try (DeadlineSocket daemon = DeadlineSocket.connect(socket, scrape.deadline())) {
      daemon.write("pressure?\n".getBytes(StandardCharsets.US_ASCII), scrape.deadline());
      ByteBuffer line = ByteBuffer.allocate(MOST_BYTES);
      while (line.position() == 0 || line.get(line.position() - 1) != '\n') {
        if (!line.hasRemaining()) {
          throw new CollectorException(FailureReason.LIMIT, "an answer of more than 64 bytes");
        }
        if (daemon.read(line, scrape.deadline()) < 0) {
          throw new CollectorException(FailureReason.PROTOCOL, "the answer was cut off");
        }
      }
      return new String(line.array(), 0, line.position(), StandardCharsets.US_ASCII);
    }
  }
}
