package io.tenken.core.simpleclient;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.CollectorRegistry;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.ScrapeContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Serves what simpleclient has: a registry, or a single collector of any library.
 *
 * <p>simpleclient does not say beforehand which families there will be, so those count that are
 * there when this object is made; one that turns up later is left out and reported.
 */
public final class RegistryCollector implements MetricCollector {

  private final Supplier<List<MetricFamilySamples>> families;
  private final Map<String, MetricDefinition> declared;

  private RegistryCollector(
      Supplier<List<MetricFamilySamples>> families, List<MetricDefinition> declared) {
    this.families = families;
    this.declared =
        declared.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    MetricDefinition::name, Function.identity(), (first, again) -> first));
  }

  /** All that is registered there now. */
  public static RegistryCollector of(CollectorRegistry registry) {
    return of(() -> families(registry));
  }

  /**
   * One collector, which need not be registered anywhere. It is asked what it will give, now; if it
   * can't tell, it is run.
   */
  public static RegistryCollector of(Collector collector) {
    List<MetricFamilySamples> described =
        collector instanceof Collector.Describable describable
            ? describable.describe()
            : collector.collect();
    return new RegistryCollector(collector::collect, definitions(described));
  }

  /** Whatever the supplier gives, now and later. */
  static RegistryCollector of(Supplier<List<MetricFamilySamples>> families) {
    return new RegistryCollector(families, definitions(families.get()));
  }

  /**
   * A registry of which we know more than simpleclient does.
   *
   * @param declared all that may come
   */
  static RegistryCollector of(CollectorRegistry registry, List<MetricDefinition> declared) {
    return new RegistryCollector(() -> families(registry), declared);
  }

  /** For the engine, which has to know what may come. */
  public CollectorSpec spec(String name, String help) {
    return CollectorSpec.of(name, help, List.copyOf(declared.values()));
  }

  @Override
  public void collect(ScrapeContext scrape, MetricSink sink) {
    for (MetricFamilySamples samples : families.get()) {
      try {
        write(new ForeignFamily(samples), scrape, sink);
      } catch (IllegalArgumentException e) {
        sink.partial(FailureReason.PARSE, "simpleclient's family: " + e.getMessage(), e);
      }
    }
  }

  private void write(ForeignFamily family, ScrapeContext scrape, MetricSink sink) {
    MetricDefinition found = family.definition();
    MetricDefinition known = declared.get(found.name());
    if (known == null || known.type() != found.type()) {
      sink.partial(
          FailureReason.INTERNAL,
          "simpleclient's family \"%s\" (%s) was not there at start; restart to see it"
              .formatted(found.name(), found.type()));
    } else if (scrape.wants(known)) {
      boolean sameLabels = known.labelNames().equals(found.labelNames());
      family.writeTo(sink.family(sameLabels ? known : found));
    }
  }

  static List<MetricFamilySamples> families(CollectorRegistry registry) {
    return Collections.list(registry.metricFamilySamples());
  }

  private static List<MetricDefinition> definitions(List<MetricFamilySamples> families) {
    List<MetricDefinition> definitions = new ArrayList<>();
    for (MetricFamilySamples samples : families) {
      try {
        definitions.add(new ForeignFamily(samples).definition());
      } catch (IllegalArgumentException notForPrometheus) {
        // Said by every run, where the operator sees it.
      }
    }
    return definitions;
  }
}
