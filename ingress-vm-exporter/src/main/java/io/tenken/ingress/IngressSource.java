package io.tenken.ingress;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.MetricCollector;
import io.tenken.ingress.collector.IngressCollectors;
import java.util.List;

/** What the collectors of one process share. Thread-safe. */
final class IngressSource implements CollectorSource {

  private final IngressCollectors collectors;

  IngressSource(IngressCollectors collectors) {
    this.collectors = collectors;
  }

  @Override
  public MetricCollector create(String name) {
    return collectors.create(name);
  }

  @Override
  public List<Diagnosis> diagnose(Deadline deadline) throws InterruptedException {
    return collectors.check(deadline);
  }
}
