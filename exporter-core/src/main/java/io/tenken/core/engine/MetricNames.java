package io.tenken.core.engine;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every name on a page belongs to one metric, and every metric to one collector. */
final class MetricNames {

  private final Map<String, String> owners = new HashMap<>();

  private MetricNames() {}

  /**
   * @throws IllegalArgumentException naming what stands twice, and where
   */
  static void requireUnique(List<CollectorSpec> specs, List<MetricDefinition> ofEngine) {
    MetricNames names = new MetricNames();
    ofEngine.forEach(metric -> names.claim(metric, "the engine"));
    Set<String> collectors = new TreeSet<>();
    for (CollectorSpec spec : specs) {
      if (!collectors.add(spec.name())) {
        throw new IllegalArgumentException("two collectors are named \"" + spec.name() + "\"");
      }
      String owner = "collector \"" + spec.name() + "\"";
      spec.metrics().forEach(metric -> names.claim(metric, owner));
    }
  }

  private void claim(MetricDefinition metric, String owner) {
    for (String name : namesOnPage(metric)) {
      String other = owners.put(name, owner);
      if (other != null) {
        throw new IllegalArgumentException(
            "metric \"%s\" of %s: the name \"%s\" is already taken by %s"
                .formatted(metric.name(), owner, name, other));
      }
    }
  }

  /** Of the family and of its samples. */
  private static Set<String> namesOnPage(MetricDefinition metric) {
    Set<String> names = new TreeSet<>(Set.of(metric.name()));
    names.add(metric.familyName());
    switch (metric.type()) {
      case HISTOGRAM -> addWith(names, metric.name(), "_bucket", "_count", "_sum");
      case SUMMARY -> addWith(names, metric.name(), "_count", "_sum");
      case COUNTER, GAUGE, INFO, STATE_SET, UNKNOWN -> {}
    }
    return names;
  }

  private static void addWith(Set<String> names, String name, String... suffixes) {
    for (String suffix : suffixes) {
      names.add(name + suffix);
    }
  }
}
