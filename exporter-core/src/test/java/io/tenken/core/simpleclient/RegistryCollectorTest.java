package io.tenken.core.simpleclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Enumeration;
import io.prometheus.client.Gauge;
import io.prometheus.client.Histogram;
import io.prometheus.client.Info;
import io.prometheus.client.Summary;
import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.CollectorSpec;
import io.tenken.core.spi.FailureReason;
import io.tenken.core.testing.FakeScrape;
import io.tenken.core.testing.RecordingSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What simpleclient has")
class RegistryCollectorTest {

  private static final FakeScrape SCRAPE = FakeScrape.within(Duration.ofSeconds(1));

  private final CollectorRegistry registry = new CollectorRegistry();

  @Test
  @DisplayName("is served in all its types")
  void all_types() {
    Counter.build("requests_total", "Requests.")
        .labelNames("a")
        .register(registry)
        .labels("x")
        .inc(3);
    Gauge.build("load", "Load.").register(registry).set(0.5);
    Histogram.build("took_seconds", "Took.").buckets(1, 2).register(registry).observe(1.5);
    Summary.build("size_bytes", "Size.").quantile(0.5, 0.01).register(registry).observe(7);
    Info.build("build", "Build.").register(registry).info("version", "1");
    Enumeration.build("mode", "Mode.").states("on", "off").register(registry).state("off");

    RecordingSink sink = collect(RegistryCollector.of(registry));

    assertThat(sink.lines())
        .containsExactlyInAnyOrder(
            "requests_total{a=\"x\"} 3.0",
            "load 0.5",
            "took_seconds_bucket[1.0] 0.0",
            "took_seconds_bucket[2.0] 1.0",
            "took_seconds_bucket[Infinity] 1.0",
            "took_seconds_count 1.0",
            "took_seconds_sum 1.5",
            "size_bytes[0.5] 7.0",
            "size_bytes_count 1.0",
            "size_bytes_sum 7.0",
            "build_info{version=\"1\"} 1.0",
            "mode{mode=\"on\"} 0.0",
            "mode{mode=\"off\"} 1.0");
    assertThat(sink.partials()).isEmpty();
  }

  @Test
  @DisplayName("is declared with type, unit and help as far as simpleclient tells")
  void specification() {
    Counter.build("took_seconds_total", "Took.").labelNames("a").register(registry);
    Gauge.build("load", "Load.").register(registry);

    CollectorSpec spec = RegistryCollector.of(registry).spec("app", "The application.");

    assertThat(spec.name()).isEqualTo("app");
    assertThat(spec.metrics())
        .extracting(MetricDefinition::name, MetricDefinition::type, MetricDefinition::unit)
        .containsExactlyInAnyOrder(
            tuple("took_seconds_total", MetricType.COUNTER, Unit.SECONDS),
            tuple("load", MetricType.GAUGE, Unit.NONE));
    assertThat(spec.metrics()).extracting(MetricDefinition::help).contains("Load.");
  }

  @Test
  @DisplayName("may get its labels after the start")
  void labels_come_later() {
    Counter requests =
        Counter.build("requests_total", "Requests.").labelNames("a").register(registry);
    RegistryCollector collector = RegistryCollector.of(registry);
    requests.labels("late").inc();

    assertThat(collect(collector).lines()).containsExactly("requests_total{a=\"late\"} 1.0");
  }

  @Test
  @DisplayName("is sorted by its labels")
  void sorted() {
    Gauge load = Gauge.build("load", "Load.").labelNames("cpu").register(registry);
    for (int cpu = 9; cpu >= 0; cpu--) {
      load.labels("cpu " + cpu).set(cpu);
    }

    assertThat(collect(RegistryCollector.of(registry)).lines()).isSorted().hasSize(10);
  }

  @Test
  @DisplayName("that nobody asked for is left out")
  void unwanted() {
    Gauge.build("load", "Load.").register(registry).set(1);
    Gauge.build("heat", "Heat.").register(registry).set(2);
    RegistryCollector collector = RegistryCollector.of(registry);
    MetricDefinition load =
        collector.spec("app", "").metrics().stream()
            .filter(metric -> metric.name().equals("load"))
            .findFirst()
            .orElseThrow();
    RecordingSink sink = new RecordingSink(collector.spec("app", "").metrics());

    collector.collect(SCRAPE.without(load), sink);

    assertThat(sink.lines()).containsExactly("heat 2.0");
  }

  @Test
  @DisplayName("and was not there at the start is reported, the rest is served")
  void new_family() {
    Gauge.build("load", "Load.").register(registry).set(1);
    RegistryCollector collector = RegistryCollector.of(registry);
    Gauge.build("heat", "Heat.").register(registry).set(2);

    RecordingSink sink = collect(collector);

    assertThat(sink.lines()).containsExactly("load 1.0");
    assertThat(sink.partials())
        .containsExactly(
            new RecordingSink.Partial(
                FailureReason.INTERNAL,
                "simpleclient's family \"heat\" (GAUGE) was not there at start;"
                    + " restart to see it"));
  }

  @Test
  @DisplayName("and has changed its type is reported")
  void other_type() {
    List<MetricFamilySamples> families = new ArrayList<>();
    families.add(family("load", Collector.Type.GAUGE));
    RegistryCollector collector = RegistryCollector.of(() -> families);
    families.set(0, family("load", Collector.Type.UNKNOWN));

    assertThat(collect(collector).partials()).hasSize(1);
  }

  @Test
  @DisplayName("and no exposition format takes is reported")
  void impossible_name() {
    RegistryCollector collector =
        RegistryCollector.of(() -> List.of(family("bad name!", Collector.Type.GAUGE)));

    assertThat(collect(collector).partials())
        .containsExactly(
            new RecordingSink.Partial(
                FailureReason.PARSE,
                "simpleclient's family: metric \"bad name!\": is no metric name"));
  }

  @Test
  @DisplayName("has empty labels where the samples of a family differ in theirs")
  void differing_labels() {
    RegistryCollector collector =
        RegistryCollector.of(
            () ->
                List.of(
                    family(
                        "load",
                        Collector.Type.GAUGE,
                        new Sample("load", List.of("a"), List.of("1"), 1),
                        new Sample("load", List.of("b"), List.of("2"), 2))));

    assertThat(collect(collector).lines())
        .containsExactly("load{a=\"\",b=\"2\"} 2.0", "load{a=\"1\",b=\"\"} 1.0");
  }

  @Test
  @DisplayName("has infinite quantiles, gauge histograms and no help")
  void rare_things() {
    RegistryCollector collector =
        RegistryCollector.of(
            () ->
                List.of(
                    new MetricFamilySamples(
                        "depth",
                        Collector.Type.GAUGE_HISTOGRAM,
                        null,
                        List.of(
                            new Sample("depth_bucket", List.of("le"), List.of("-Inf"), 0),
                            new Sample("depth_bucket", List.of("le"), List.of("+Inf"), 4),
                            new Sample("depth_gcount", List.of(), List.of(), 4),
                            new Sample("depth_gsum", List.of(), List.of(), 9),
                            new Sample("depth_created", List.of(), List.of(), 1)))));

    assertThat(collect(collector).lines())
        .containsExactly(
            "depth_bucket[-Infinity] 0.0",
            "depth_bucket[Infinity] 4.0",
            "depth_count 4.0",
            "depth_sum 9.0");
    assertThat(collector.spec("x", "").metrics().get(0).help()).isEmpty();
  }

  @Test
  @DisplayName("includes single collectors, which are asked and not run where they can tell")
  void foreign_collector() {
    List<String> calls = new ArrayList<>();
    class Told extends Collector implements Collector.Describable {
      @Override
      public List<MetricFamilySamples> collect() {
        calls.add("collect");
        return List.of(family("load", Type.GAUGE, new Sample("load", List.of(), List.of(), 1)));
      }

      @Override
      public List<MetricFamilySamples> describe() {
        calls.add("describe");
        return List.of(family("load", Type.GAUGE));
      }
    }

    RegistryCollector collector = RegistryCollector.of(new Told());
    assertThat(calls).containsExactly("describe");
    assertThat(collect(collector).lines()).containsExactly("load 1.0");
  }

  @Test
  @DisplayName("includes single collectors that can't tell beforehand")
  void silent_collector() {
    Collector silent =
        new Collector() {
          @Override
          public List<MetricFamilySamples> collect() {
            return List.of(
                family("load", Type.UNKNOWN, new Sample("load", List.of(), List.of(), 1)));
          }
        };

    assertThat(collect(RegistryCollector.of(silent)).lines()).containsExactly("load 1.0");
  }

  @Test
  @DisplayName("includes the metrics of this process, without what the JVM does not know")
  void jvm() {
    JvmMetrics jvm = new JvmMetrics();
    CollectorSpec spec = jvm.spec();
    RecordingSink sink = new RecordingSink(spec.metrics());

    ((RegistryCollector) jvm.create(spec.name())).collect(SCRAPE, sink);

    assertThat(spec.name()).isEqualTo("jvm");
    assertThat(sink.lines())
        .anyMatch(line -> line.startsWith("jvm_threads_current "))
        .anyMatch(line -> line.startsWith("process_cpu_seconds_total "))
        .anyMatch(line -> line.startsWith("jvm_gc_collection_seconds_count{gc="))
        .anyMatch(line -> line.startsWith("jvm_info{"))
        .noneMatch(line -> line.endsWith(" -1.0"));
    assertThat(sink.partials()).isEmpty();
  }

  private static MetricFamilySamples family(String name, Collector.Type type, Sample... samples) {
    return new MetricFamilySamples(name, type, "Help.", List.of(samples));
  }

  private static RecordingSink collect(RegistryCollector collector) {
    RecordingSink sink = new RecordingSink(collector.spec("app", "").metrics());
    collector.collect(SCRAPE, sink);
    return sink;
  }
}
