package io.tenken.libvirt.lab;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.SamplePart;
import io.tenken.core.spi.CollectorSource;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.spi.FamilyWriter;
import io.tenken.core.spi.MetricCollector;
import io.tenken.core.spi.MetricSink;
import io.tenken.core.spi.Schedule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collectors of real guests whose pages are the same with every run. Which rows there are, under
 * which names and labels, and the values of what a test has chosen itself stay as they are. Any
 * other value (times, counters, sizes that a machine decides) is written as 1, and each name that
 * only this run has by the name that the test gives for it.
 */
final class SettledSource implements CollectorSource {

  private static final long ANY = 1;

  private final CollectorSource source;
  private final Set<String> kept;
  private final Map<String, String> names;
  private final Map<String, String> labels;

  /**
   * @param kept metrics whose values do not depend on the run
   * @param names text in label values, and what stands for it
   * @param labels names of labels that are the machine's affair, and what stands for their values
   */
  SettledSource(
      CollectorSource source,
      Set<String> kept,
      Map<String, String> names,
      Map<String, String> labels) {
    this.source = source;
    this.kept = Set.copyOf(kept);
    this.names = Map.copyOf(names);
    this.labels = Map.copyOf(labels);
  }

  @Override
  public MetricCollector create(String name) {
    MetricCollector collector = source.create(name);
    return (scrape, sink) -> collector.collect(scrape, new SettledSink(sink));
  }

  @Override
  public Schedule schedule(String name) {
    return source.schedule(name);
  }

  @Override
  public void close() {
    source.close();
  }

  private final class SettledSink implements MetricSink {

    private final MetricSink sink;

    SettledSink(MetricSink sink) {
      this.sink = sink;
    }

    @Override
    public FamilyWriter family(MetricDefinition metric) {
      boolean asItIs = kept.contains(metric.name()) || metric.type() == MetricType.INFO;
      return new SettledWriter(sink.family(metric), metric, asItIs);
    }

    @Override
    public void partial(FailureReason reason, String detail, @Nullable Throwable cause) {
      sink.partial(reason, detail, cause);
    }
  }

  private final class SettledWriter implements FamilyWriter {

    private final FamilyWriter writer;
    private final MetricDefinition metric;
    private final boolean asItIs;

    SettledWriter(FamilyWriter writer, MetricDefinition metric, boolean asItIs) {
      this.writer = writer;
      this.metric = metric;
      this.asItIs = asItIs;
    }

    @Override
    public FamilyWriter add(long value, String... labelValues) {
      writer.add(asItIs ? value : ANY, settled(labelValues));
      return this;
    }

    @Override
    public FamilyWriter add(double value, String... labelValues) {
      if (asItIs) {
        writer.add(value, settled(labelValues));
      } else {
        writer.add(ANY, settled(labelValues));
      }
      return this;
    }

    @Override
    public FamilyWriter addPart(
        SamplePart part, double boundary, double value, String... labelValues) {
      writer.addPart(part, boundary, asItIs ? value : ANY, settled(labelValues));
      return this;
    }

    private String[] settled(String... values) {
      String[] result = Arrays.copyOf(values, values.length);
      for (int i = 0; i < result.length; i++) {
        String standsFor = labels.get(metric.labelNames().get(i));
        result[i] = standsFor != null ? standsFor : renamed(result[i]);
      }
      return result;
    }

    private String renamed(String value) {
      String result = value;
      for (Map.Entry<String, String> name : names.entrySet()) {
        result = result.replace(name.getKey(), name.getValue());
      }
      return result;
    }
  }
}
