package io.tenken.core.testing;

import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Fails with a given reason until the test repairs it; then it does what the wrapped one does. */
public final class FailingCollector implements MetricCollector {

  private final MetricCollector whenRepaired;
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicReference<@Nullable FailureReason> reason = new AtomicReference<>();

  public FailingCollector(FailureReason reason, MetricCollector whenRepaired) {
    this.reason.set(reason);
    this.whenRepaired = whenRepaired;
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink)
      throws CollectorException, InterruptedException {
    runs.incrementAndGet();
    FailureReason now = reason.get();
    if (now != null) {
      throw new CollectorException(now, "fails on purpose");
    }
    whenRepaired.collect(scrape, sink);
  }

  public void repair() {
    reason.set(null);
  }

  public void failWith(FailureReason value) {
    reason.set(value);
  }

  /** How often it was really asked. */
  public int runs() {
    return runs.get();
  }
}
