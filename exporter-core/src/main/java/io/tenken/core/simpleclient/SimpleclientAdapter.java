package io.tenken.core.simpleclient;

import io.prometheus.client.Collector;
import io.tenken.core.spi.CollectorException;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Deadline;
import io.tenken.core.spi.ExporterRuntime;
import io.tenken.core.spi.MetricCollector;
import java.util.List;
import java.util.Optional;

/**
 * Any collector of ours as one of simpleclient, for applications that embed it: {@code new
 * SimpleclientAdapter(spec, collector, runtime).register(registry)}. Registering does not run it.
 *
 * <p>A run has the specification's budget as its deadline and happens on the thread that scrapes
 * the registry: simpleclient has nothing that protects it from a collector that ignores its
 * deadline. A run that fails gives nothing but the zeros that the specification wants, and is
 * logged.
 */
public final class SimpleclientAdapter extends Collector implements Collector.Describable {

  private final CollectorSpec spec;
  private final MetricCollector collector;
  private final ExporterRuntime runtime;
  private boolean failing;

  public SimpleclientAdapter(
      CollectorSpec spec, MetricCollector collector, ExporterRuntime runtime) {
    this.spec = spec;
    this.collector = collector;
    this.runtime = runtime;
  }

  @Override
  public List<MetricFamilySamples> describe() {
    return spec.metrics().stream().map(metric -> new AdaptedFamily(metric).samples()).toList();
  }

  /** One run at a time; whoever comes second waits. */
  @Override
  public synchronized List<MetricFamilySamples> collect() {
    AdaptedPage page = new AdaptedPage(spec);
    Deadline deadline = Deadline.after(spec.budget(), runtime.ticker());
    try {
      collector.collect(new AdaptedScrape(deadline, runtime.log()), page);
      report(page.missing());
      return page.families();
    } catch (CollectorException | RuntimeException e) {
      report(Optional.of(e.toString()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      report(Optional.of(e.toString()));
    }
    return new AdaptedPage(spec).zeros();
  }

  private void report(Optional<String> problem) {
    if (problem.isPresent() && !failing) {
      runtime.log().warn("collector_failed", "collector", spec.name(), "detail", problem.get());
    } else if (problem.isEmpty() && failing) {
      runtime.log().info("collector_recovered", "collector", spec.name());
    }
    failing = problem.isPresent();
  }
}
