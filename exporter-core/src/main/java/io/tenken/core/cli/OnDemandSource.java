package io.tenken.core.cli;

import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.Diagnosis;
import io.tenken.core.spi.MetricCollector;
import java.util.List;

/** The same collectors, all of them on scrape: a command that ends has no background. */
record OnDemandSource(CollectorSource source) implements CollectorSource {

  @Override
  public MetricCollector create(String name) {
    return source.create(name);
  }

  @Override
  public List<Diagnosis> diagnose(Deadline deadline) throws InterruptedException {
    return source.diagnose(deadline);
  }

  @Override
  public void close() {
    source.close();
  }
}
