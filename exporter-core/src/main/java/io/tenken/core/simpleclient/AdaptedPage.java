package io.tenken.core.simpleclient;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one run of a collector of ours gives to simpleclient. */
final class AdaptedPage implements MetricSink {

  private final CollectorSpec spec;
  private final Map<MetricDefinition, AdaptedFamily> families = new LinkedHashMap<>();
  private @Nullable String missing;

  AdaptedPage(CollectorSpec spec) {
    this.spec = spec;
  }

  @Override
  public FamilyWriter family(MetricDefinition metric) {
    if (!spec.metrics().contains(metric)) {
      throw new IllegalStateException("metric \"" + metric.name() + "\" is not declared");
    }
    return families.computeIfAbsent(metric, AdaptedFamily::new);
  }

  @Override
  public void partial(FailureReason reason, String detail, @Nullable Throwable cause) {
    missing = missing == null ? reason.label() + ": " + detail : missing;
  }

  /** The first thing that the run could not get. */
  Optional<String> missing() {
    return Optional.ofNullable(missing);
  }

  List<MetricFamilySamples> families() {
    return families.values().stream().map(AdaptedFamily::samples).toList();
  }

  /** What a run that failed leaves. */
  List<MetricFamilySamples> zeros() {
    spec.metrics().stream()
        .filter(MetricDefinition::zeroWhenFailed)
        .forEach(metric -> family(metric).add(0));
    return families();
  }
}
