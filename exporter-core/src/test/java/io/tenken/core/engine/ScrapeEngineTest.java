package io.tenken.core.engine;

import static io.tenken.core.engine.EngineUnderTest.gauge;
import static io.tenken.core.engine.EngineUnderTest.healthy;
import static io.tenken.core.engine.EngineUnderTest.lines;
import static io.tenken.core.engine.EngineUnderTest.outcome;
import static io.tenken.core.engine.EngineUnderTest.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenken.core.model.MetricDefinition;
import io.tenken.core.model.MetricType;
import io.tenken.core.model.Stability;
import io.tenken.core.model.Unit;
import io.tenken.core.spi.MetricCollector;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A scrape")
class ScrapeEngineTest {

  private static final MetricDefinition OTHER = gauge("other");

  private final EngineUnderTest test = new EngineUnderTest();

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  @DisplayName("has the families of all collectors and the engine's own, sorted by name")
  void families_are_sorted() {
    test.withPeer(healthy()).with(spec("another", OTHER), emittingOther());

    ScrapeResult result = test.scrape();

    assertThat(result.families())
        .extracting(family -> family.definition().name())
        .containsExactly(
            "other",
            "peer_exporter_build_info",
            "peer_load",
            "peer_scrape_collector_dropped_series",
            "peer_scrape_collector_duration_seconds",
            "peer_scrape_collector_failures_total",
            "peer_scrape_collector_last_success_timestamp_seconds",
            "peer_scrape_collector_running_seconds",
            "peer_scrape_collector_series",
            "peer_scrape_collector_success",
            "peer_up");
    assertThat(result.outcomes())
        .extracting(CollectorOutcome::collector)
        .as("outcomes in the order of the specification")
        .containsExactly("peer", "another");
  }

  @Test
  @DisplayName("tells of each collector how it did")
  void self_metrics_tell_of_success() {
    test.withPeer(
        (scrape, sink) -> {
          test.ticker.advance(Duration.ofMillis(1500));
          healthy().collect(scrape, sink);
        });

    ScrapeResult result = test.scrape();

    assertThat(lines(result, "peer_scrape_collector_"))
        .contains(
            "peer_scrape_collector_success{collector=\"peer\"} 1",
            "peer_scrape_collector_duration_seconds{collector=\"peer\"} 1.5",
            "peer_scrape_collector_series{collector=\"peer\"} 2",
            "peer_scrape_collector_dropped_series{collector=\"peer\"} 0",
            "peer_scrape_collector_running_seconds{collector=\"peer\"} 0.0",
            "peer_scrape_collector_failures_total{collector=\"peer\",reason=\"timeout\"} 0",
            "peer_scrape_collector_last_success_timestamp_seconds{collector=\"peer\"} 1.7953488E9");
    assertThat(outcome(result))
        .isEqualTo(
            new CollectorOutcome("peer", Optional.empty(), "", Duration.ofMillis(1500), 2, false));
  }

  @Test
  @DisplayName("says what runs here")
  void build_info() {
    test.withPeer(healthy());

    assertThat(lines(test.scrape(), "peer_exporter_build_info"))
        .containsExactly(
            "peer_exporter_build_info{version=\"unknown\",revision=\"unknown\",jdk=\"%s\"} 1"
                .formatted(System.getProperty("java.version")));
  }

  @Test
  @DisplayName("without any collector is no error")
  void no_collectors() {
    assertThat(test.scrape().outcomes()).isEmpty();
  }

  @Test
  @DisplayName("runs the chosen collectors only, and tells of no other")
  void chosen_collectors() {
    AtomicBoolean asked = new AtomicBoolean();
    test.withPeer((scrape, sink) -> asked.set(true)).with(spec("another", OTHER), emittingOther());

    ScrapeResult result =
        test.scrape(new ScrapeRequest(Selection.only(Set.of("another")), Selection.all()));

    assertThat(asked).isFalse();
    assertThat(lines(result, "peer_scrape_collector_success"))
        .containsExactly("peer_scrape_collector_success{collector=\"another\"} 1");
    assertThat(lines(result, "other")).containsExactly("other 7");
  }

  @Test
  @DisplayName("that chooses no collector gets an empty page, not all of them")
  void nothing_chosen() {
    test.withPeer(healthy());

    ScrapeResult result = test.scrape(new ScrapeRequest(Selection.only(Set.of()), Selection.all()));

    assertThat(result.outcomes()).isEmpty();
    assertThat(result.families()).isEmpty();
  }

  @Test
  @DisplayName("that asks for metrics by name gets these only, and skips collectors without them")
  void chosen_metrics() {
    AtomicBoolean asked = new AtomicBoolean();
    test.withPeer((scrape, sink) -> asked.set(true)).with(spec("another", OTHER), emittingOther());

    ScrapeResult result = test.scrape(metrics("other"));

    assertThat(asked).isFalse();
    assertThat(lines(result, "")).containsExactly("other 7");
    assertThat(result.outcomes()).hasSize(1);
  }

  @Test
  @DisplayName("lets the collector know which metrics are asked for, and drops the others")
  void unwanted_metrics() {
    AtomicBoolean wantsLoad = new AtomicBoolean(true);
    test.withPeer(
        (scrape, sink) -> {
          wantsLoad.set(scrape.wants(EngineUnderTest.LOAD));
          healthy().collect(scrape, sink);
        });

    ScrapeResult result = test.scrape(metrics("peer_up"));

    assertThat(wantsLoad).isFalse();
    assertThat(lines(result, "")).containsExactly("peer_up 1");
    assertThat(outcome(result).series()).isEqualTo(1);
  }

  @Test
  @DisplayName("that asks for the success of collectors by name runs them")
  void success_by_name() {
    test.withPeer(healthy());

    assertThat(lines(test.scrape(metrics("peer_scrape_collector_success")), ""))
        .containsExactly("peer_scrape_collector_success{collector=\"peer\"} 1");
  }

  @Test
  @DisplayName("cleans what peers have chosen as label values")
  void label_values_are_cleaned() {
    test.withPeer((scrape, sink) -> sink.family(EngineUnderTest.LOAD).add(1, "evil\nname"));

    assertThat(lines(test.scrape(), "peer_load"))
        .containsExactly("peer_load{cpu=\"evil\uFFFDname\"} 1");
  }

  @Test
  @DisplayName("is refused where two collectors declare one metric")
  void one_metric_two_collectors() {
    test.with(spec("one", OTHER), emittingOther()).with(spec("two", OTHER), emittingOther());

    assertThatThrownBy(test::engine)
        .hasMessage(
            "metric \"other\" of collector \"two\":"
                + " the name \"other\" is already taken by collector \"one\"");
  }

  @Test
  @DisplayName("is refused where two collectors have one name")
  void two_collectors_of_one_name() {
    test.with(spec("one", OTHER), emittingOther()).with(spec("one"), emittingOther());

    assertThatThrownBy(test::engine).hasMessage("two collectors are named \"one\"");
  }

  @Test
  @DisplayName("is refused where the samples of a histogram meet another metric")
  void names_of_samples_collide() {
    MetricDefinition sizes =
        MetricDefinition.histogram("sizes").help("Help.").source("test").build();
    MetricDefinition count =
        new MetricDefinition(
            "sizes_count",
            MetricType.GAUGE,
            Unit.NONE,
            "Help.",
            List.of(),
            "test",
            Stability.STABLE,
            "1",
            false);
    test.with(spec("one", sizes, count), emittingOther());

    assertThatThrownBy(test::engine)
        .hasMessage(
            "metric \"sizes_count\" of collector \"one\":"
                + " the name \"sizes_count\" is already taken by collector \"one\"");
  }

  @Test
  @DisplayName("lists the engine's own metrics for the references")
  void self_metrics_are_listed() {
    assertThat(SelfMetricDefinitions.of("peer").all())
        .extracting(MetricDefinition::name)
        .containsExactly(
            "peer_scrape_collector_success",
            "peer_scrape_collector_duration_seconds",
            "peer_scrape_collector_series",
            "peer_scrape_collector_dropped_series",
            "peer_scrape_collector_failures_total",
            "peer_scrape_collector_running_seconds",
            "peer_scrape_collector_last_success_timestamp_seconds",
            "peer_scrape_collector_data_age_seconds",
            "peer_exporter_build_info");
  }

  private static MetricCollector emittingOther() {
    return (scrape, sink) -> sink.family(OTHER).add(7);
  }

  private static ScrapeRequest metrics(String... names) {
    return new ScrapeRequest(Selection.all(), Selection.only(Set.of(names)));
  }
}
