package io.tenken.core.example;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import io.tenken.core.untrusted.BoundedInput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** How many processes want to run, as the kernel averages it. Costs one small file. */
final class LoadCollector implements MetricCollector {

  static final MetricDefinition LOAD =
      MetricDefinition.gauge("example_load_average")
          .labels("over")
          .per("period")
          .help("Processes that run or want to, averaged over the period.")
          .source("/proc/loadavg, fields 1 to 3")
          .build();

  static final MetricDefinition RUNNING =
      MetricDefinition.gauge("example_processes_running")
          .help("Processes that run now.")
          .source("/proc/loadavg, field 4 before the slash")
          .build();

  static final CollectorSpec SPEC =
      CollectorSpec.of("load", "Load of the machine. One small file.", List.of(LOAD, RUNNING));

  private static final int MOST_BYTES = 256;

  private final Path file;

  LoadCollector(Path file) {
    this.file = file;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink) throws CollectorException {
    byte[] bytes = BoundedInput.readFile(file, MOST_BYTES);
    String text = new String(bytes, StandardCharsets.US_ASCII).strip();
    String[] fields = text.split(" ", -1);
    try {
      FamilyWriter load = sink.family(LOAD);
      load.add(Double.parseDouble(fields[0]), "1m");
      load.add(Double.parseDouble(fields[1]), "5m");
      load.add(Double.parseDouble(fields[2]), "15m");
      long running = Long.parseLong(fields[3].substring(0, fields[3].indexOf('/')));
      sink.family(RUNNING).add(running);
    } catch (NumberFormatException | IndexOutOfBoundsException unreadable) {
      String detail = "%s: expected 3 numbers and R/N, not \"%s\"".formatted(file, text);
      throw new CollectorException(FailureReason.PARSE, detail, unreadable);
    }
  }
}
