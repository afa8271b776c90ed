package io.tenken.libvirt.lab;

import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.ConfigurationException;
import io.tenken.core.testing.RunningExporter;
import io.tenken.libvirt.LibvirtExporter;
import io.tenken.libvirt.testing.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The exporter in this process as an operator starts it who gives no more than an address. */
final class LabExporter implements AutoCloseable {

  /** Far more than a scrape takes, also of a node that is very busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final RunningExporter running;

  LabExporter(String uri) throws ConfigurationException {
    LibvirtExporter exporter = new LibvirtExporter();
    Set<String> defaults =
        exporter.collectors().stream()
            .filter(CollectorSpec::enabledByDefault)
            .map(CollectorSpec::name)
            .collect(Collectors.toSet());
    this.running = new RunningExporter(exporter, Map.of("libvirt.uri", List.of(uri)), defaults);
  }

  Page scrape() throws InterruptedException, IOException {
    return scrape(PATIENCE);
  }

  /** One scrape in the time given. */
  Page scrape(Duration timeout) throws InterruptedException, IOException {
    return new Page(running.scrape(timeout));
  }

  /** How long the last scrape took. */
  Duration lastDuration() {
    return running.lastDuration();
  }

  /** Collectors that failed in the last scrape, with reason and words. */
  List<String> lastFailures() {
    return running.lastFailures();
  }

  @Override
  public void close() {
    running.close();
  }
}
