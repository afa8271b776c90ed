package io.tenken.core.simpleclient;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.hotspot.DefaultExports;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.MetricCollector;
import java.util.List;

/** Memory, threads, garbage collection and descriptors of this process, by simpleclient_hotspot. */
public final class JvmMetrics implements CollectorSource {

  private final RegistryCollector collector;

  public JvmMetrics() {
    CollectorRegistry registry = new CollectorRegistry();
    DefaultExports.register(registry);
    this.collector =
        RegistryCollector.of(
            () -> RegistryCollector.families(registry).stream().map(JvmMetrics::known).toList());
  }

  /** The JVM says -1 for what it does not know, such as a maximum that is not set. */
  private static MetricFamilySamples known(MetricFamilySamples family) {
    List<Sample> samples = family.samples.stream().filter(sample -> sample.value >= 0).toList();
    return new MetricFamilySamples(family.name, family.unit, family.type, family.help, samples);
  }

  /** What {@link #create} emits on this Java runtime. */
  public CollectorSpec spec() {
    return collector.spec("jvm", "The Java process: memory, threads, garbage collection, files.");
  }

  @Override
  public MetricCollector create(String name) {
    return collector;
  }
}
