package io.tenken.core.cli;

import io.tenken.core.engine.SelfMetricDefinitions;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.simpleclient.JvmMetrics;
import io.tenken.core.simpleclient.SelfMetrics;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.Exporter;
import java.util.ArrayList;
import java.util.List;

/** Every metric that an exporter can put on its page, and who gives it. */
final class AllMetrics {

  /**
   * A metric and who gives it.
   *
   * @param giver the collector, or {@code all} for what the engine says of each
   */
  record Entry(String giver, MetricDefinition metric) {

    /** Whether it is meant by this name, which may be that of either format. */
    boolean isCalled(String name) {
      return metric.name().equals(name) || metric.familyName().equals(name);
    }
  }

  private AllMetrics() {}

  /** Of the exporter's collectors, and of the engine that runs them. */
  static List<Entry> ofCollectors(Exporter exporter) {
    List<Entry> entries = new ArrayList<>();
    exporter.collectors().forEach(collector -> add(collector, entries));
    SelfMetricDefinitions.of(exporter.identity().namespace())
        .all()
        .forEach(metric -> entries.add(new Entry("all", metric)));
    return List.copyOf(entries);
  }

  /** Of {@link #ofCollectors}, and of the process that serves them. */
  static List<Entry> of(Exporter exporter) {
    List<Entry> entries = new ArrayList<>(ofCollectors(exporter));
    ofProcess().forEach(collector -> add(collector, entries));
    return List.copyOf(entries);
  }

  /** The collectors that {@code serve} adds to those of the exporter. */
  static List<CollectorSpec> ofProcess() {
    return List.of(SelfMetrics.spec(), new JvmMetrics().spec());
  }

  private static void add(CollectorSpec collector, List<Entry> entries) {
    collector.metrics().forEach(metric -> entries.add(new Entry(collector.name(), metric)));
  }
}
